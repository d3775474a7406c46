--TEST--
Lifetime: a forked child does not touch its parent's connection, not even when it exits
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip what the parent was doing is left alone in the child, which memcheck takes for leaks');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1], receiveTimeout: 10.0);
    $client->connect();
    if (($child = pcntl_fork()) === 0) {
        echo $client->isConnected() ? "child: connected\n" : "child: not connected\n";
        try {
            $client->send('from the child');
            echo "child: sent\n";
        } catch (WebSocketClient\Exception $e) {
            echo 'child: ', get_class($e), "\n";
        }
        exit(0);
    }
    pcntl_waitpid($child, $status);
    $client->send('from the parent');
    echo $client->recv(), ' ', pcntl_wexitstatus($status), "\n";
    $client->close();
    PHP, [$peer->url()]);
echo $peer->waitFor('closed')['code'], "\n";
?>
--EXPECT--
child: not connected
child: WebSocketClient\ConnectionClosedException
from the parent 0
1000
