--TEST--
scripts/run-suites.sh: adds up suites that run beside each other, prints them one after the other, and fails with either
--SKIPIF--
<?php
!getenv("WEBSOCKET_TEST_VALGRIND") or die("skip nothing here is for memcheck");
?>
--FILE--
<?php
require __DIR__ . '/install.inc';

$machine = new Machine();
// Each of the pair waits for the other: neither ends unless both run at a time.
$meet = fn(string $own, string $other): string =>
    "touch $machine->folder/$own; until [ -e $machine->folder/$other ]; do sleep 0.01; done";
$make = $machine->program('make-stand-in', <<<SH
    case \$2 in
        first) {$meet('first', 'second')}; echo 'test result: ok. 3 passed; 0 failed; 1 ignored;' ;;
        second) {$meet('second', 'first')}; echo "with \${3:-nothing}"; echo 'php-tests-services: 5 passed, 0 failed, 0 skipped' ;;
        third) echo '-- FAILED: a test'; echo 'php-tests: 7 passed, 1 failed, 0 skipped'; exit 1 ;;
    esac
    SH);
$machine->run('run-suites.sh', ['first + second EVERY=2'], ['MAKE' => $make]);
$machine->run('run-suites.sh', ['first + third', 'second'], ['MAKE' => $make]);
?>
--EXPECT--
==> make first
test result: ok. 3 passed; 0 failed; 1 ignored;

==> make second EVERY=2
with EVERY=2
php-tests-services: 5 passed, 0 failed, 0 skipped

8 passed, 0 failed, 1 skipped
status 0

==> make first
test result: ok. 3 passed; 0 failed; 1 ignored;

==> make third
-- FAILED: a test
php-tests: 7 passed, 1 failed, 0 skipped

==> make second
with nothing
php-tests-services: 5 passed, 0 failed, 0 skipped

-- FAILED: a test
Failed: 'make third'
15 passed, 1 failed, 1 skipped
status 1
