--TEST--
scripts/install-dependencies.sh: PHP_CONFIG of a PHP that is not there names that one's package, and no other is installed
--SKIPIF--
<?php
!getenv("WEBSOCKET_TEST_VALGRIND") or die("skip nothing here is for memcheck");
?>
--FILE--
<?php
require __DIR__ . '/install.inc';

$machine = new Machine();
$machine->run('install-dependencies.sh', environment: ['PHP_CONFIG' => 'php-config8.9']);
echo "\n";
$machine->run('install-dependencies.sh', environment: ['PHP_CONFIG' => '/usr/bin/php-config8.9']);
echo "\n";
// An archive that has it.
$machine->program('apt-cache', '');
$machine->run('install-dependencies.sh', environment: ['PHP_CONFIG' => 'php-config8.9']);
echo "\n";
$machine->run('install-dependencies.sh', environment: ['PHP_CONFIG' => '/opt/php/bin/php-config']);
echo "\n";
$old = $machine->program('php-config8.1', 'case $1 in --vernum) echo 80134 ;; --version) echo 8.1.34 ;; esac');
$machine->run('install-dependencies.sh', environment: ['PHP_CONFIG' => $old]);
echo "\n";
$broken = $machine->program('php-config', 'exit 3');
$machine->run('install-dependencies.sh', environment: ['PHP_CONFIG' => $broken]);
?>
--EXPECT--
Missing: PHP headers and php-config.
php-config8.9 is not there. It comes with the package php8.9-dev, which apt-get does not know here.
Debian and Ubuntu have one version of PHP each; https://packages.sury.org/php/ (Debian) and ppa:ondrej/php (Ubuntu) have the others.
Without PHP_CONFIG the system's own PHP is taken. Nothing was installed.
status 1
apt-get -o DPkg::Lock::Timeout=300 -qq update

Missing: PHP headers and php-config.
/usr/bin/php-config8.9 is not there. It comes with the package php8.9-dev, which apt-get does not know here.
Debian and Ubuntu have one version of PHP each; https://packages.sury.org/php/ (Debian) and ppa:ondrej/php (Ubuntu) have the others.
Without PHP_CONFIG the system's own PHP is taken. Nothing was installed.
status 1
apt-get -o DPkg::Lock::Timeout=300 -qq update

Missing: PHP headers and php-config.
Installing with apt-get: php8.9-cli php8.9-dev
apt-get has installed php8.9-cli php8.9-dev, and this is still not usable: PHP headers and php-config.
status 1
apt-get -o DPkg::Lock::Timeout=300 -qq update
apt-get -o DPkg::Lock::Timeout=300 --assume-no install --no-install-recommends php8.9-cli php8.9-dev
apt-get -o DPkg::Lock::Timeout=300 -qq install -y --no-install-recommends php8.9-cli php8.9-dev

PHP_CONFIG is /opt/php/bin/php-config, and no such program is there: it comes with the headers of the PHP that you mean.
status 1

PHP 8.2 or newer is needed, and MACHINE/bin/php-config8.1 belongs to PHP 8.1.34.
status 1

PHP_CONFIG is MACHINE/bin/php-config, which does not run as php-config does.
status 1
