--TEST--
set_time_limit(): ends a recv() that a flood of pings keeps busy
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

$peer = scripted_peer([['upgrade'], ['flood', 'bytes' => str_repeat("\x89\x0aten bytes.", 2000)]]);
ob_start();
$status = run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1]);
    $client->connect();
    set_time_limit(1);
    register_shutdown_function(function () use ($client) {
        set_time_limit(0);
        echo 'shutdown function: ', json_encode($client->recv(0.2)), ', ', $client->getState()->name, "\n";
    });
    $client->recv(60.0);
    echo "not reached\n";
    PHP, [$peer->url()], [], ['USE_ZEND_ALLOC' => '1']);
$output = ob_get_clean();
var_dump(str_contains($output, 'Fatal error: Maximum execution time of 1 second exceeded'), $status);
echo strstr($output, 'shutdown');
?>
--EXPECT--
bool(true)
int(255)
shutdown function: null, Open
