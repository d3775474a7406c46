--TEST--
Lifetime: a forked child can open a connection of its own, heartbeat included
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip what the parent was doing is left alone in the child, which memcheck takes for leaks');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['ping_interval' => 0.5, 'ping_timeout' => 1.0]);
$status = run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1], receiveTimeout: 10.0);
    $client->connect();
    if (($child = pcntl_fork()) === 0) {
        $client->connect();
        sleep(3);
        $client->send('child');
        echo $client->recv(), "\n";
        exit(0);
    }
    sleep(3);
    pcntl_waitpid($child, $status);
    $client->send('parent');
    echo $client->recv(), "\n";
    PHP, [$peer->url()]);
var_dump($status);
?>
--EXPECT--
child
parent
int(0)
