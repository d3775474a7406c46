--TEST--
php-fpm: max_execution_time ends a recv() that is kept busy; of one that waits it counts what PHP counts
--SKIPIF--
<?php
require __DIR__ . '/../helpers/fpm.inc';
skip_without_fpm();
?>
--FILE--
<?php
require __DIR__ . '/../helpers/fpm.inc';

$peer = python_peer();
$flood = scripted_peer([['upgrade'], ['flood', 'bytes' => str_repeat("\x89\x0aten bytes.", 2000)]]);
$fpm = fpm_pool(['wait.php' => <<<'PHP'
    <?php
    $client = new WebSocketClient($_GET['url']);
    $client->connect();
    register_shutdown_function(fn() => print("\nshutdown: {$client->getState()->name}\n"));
    $client->recv((float) $_GET['seconds']);
    echo 'waited';
    PHP], ['php_admin_value[max_execution_time]' => 1, 'php_admin_value[fatal_error_backtraces]' => 0]);
$workers = $fpm->workers();

$busy = $fpm->get('/wait.php', ['url' => $flood->url(), 'seconds' => 60], timeout: 40.0);
echo preg_replace('~ in /.*~', '', $busy->body);

// As in 18_signals/time_limit_in_recv.phpt.
ob_start();
phpinfo(INFO_GENERAL);
$timers = str_contains(ob_get_clean(), 'Zend Max Execution Timers => enabled');
$idle = $fpm->get('/wait.php', ['url' => $peer->url(), 'seconds' => 2.5])->body;
var_dump(str_contains($idle, 'Maximum execution time') === ($timers || PHP_OS_FAMILY === 'Darwin'));
echo strstr($idle, 'shutdown'), $peer->waitFor('closed')['code'], "\n";
var_dump($fpm->workers() === $workers);
?>
--EXPECT--

Fatal error: Maximum execution time of 1 second exceeded

shutdown: Open
bool(true)
shutdown: Open
1001
bool(true)
