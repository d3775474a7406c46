--TEST--
Fork: eight children with a policy open connections of their own, each with its own heartbeat
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip what the parent was doing is left alone in the child, which memcheck takes for leaks');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/forks.inc';

foreach (schemes() as $scheme => [$peerOptions]) {
    // Drops whoever does not answer.
    $peer = python_peer($peerOptions + ['ping_interval' => 0.4, 'ping_timeout' => 3.0, 'report_messages' => true]);
    echo "$scheme\n";
    $status = run_forking(<<<'PHP'
        $policy = new WebSocketClient\ReconnectPolicy(initialDelay: 0.01);
        $client = new WebSocketClient($url, receiveTimeout: 20.0, pingInterval: 0.3, tls: $tls, reconnect: $policy);
        $client->connect();
        $children = [];
        for ($i = 0; $i < 8; $i++) {
            $children[] = child(function () use ($client, $i) {
                $client->send("child $i");
                $client->recv()->data === "child $i" or exit(1);
                count_own('task') === 2 or exit(2);
                sleep(4);
                // Still the same one.
                $client->getStats()->reconnects === 1 && $client->isConnected() or exit(3);
                $client->getStats()->pongsReceived > 0 or exit(4);
                $client->close();
            });
        }
        echo implode(' ', array_map(status_of(...), $children)), "\n";
        $client->send('parent');
        echo $client->recv(), ', reconnects: ', $client->getStats()->reconnects, "\n";
        $client->close();
        PHP, $peer);
    var_dump($status);
    echo json_encode(array_count_values(array_column($peer->several('closed', 9), 'code'))), "\n";
    echo count(array_unique(array_column($peer->several('message', 9), 'connection'))), " connections\n";
}
?>
--EXPECT--
ws
0 0 0 0 0 0 0 0
parent, reconnects: 0
int(0)
{"1000":9}
9 connections
wss
0 0 0 0 0 0 0 0
parent, reconnects: 0
int(0)
{"1000":9}
9 connections
