--TEST--
Fork: while the heartbeat's thread works, no child waits for what that thread held; each opens a connection of its own
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip what the parent was doing is left alone in the child, which memcheck takes for leaks');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/forks.inc';

foreach (schemes() as $scheme => [$peerOptions]) {
    // What a server sends that never stops, to three connections of the parent; and one that answers the children.
    $flood = scripted_peer([['upgrade'], ['flood', 'bytes' => str_repeat("\x89\x0aten bytes.", 2000)]], $peerOptions);
    $peer = python_peer($peerOptions);
    echo "$scheme\n";
    $status = run_forking(<<<'PHP'
        for ($i = 0; $i < 3; $i++) {
            $flooded[] = $one = new WebSocketClient($argv[3], pingInterval: 0.05, tls: $tls);
            $one->connect();
        }
        $talk = function () use ($url, $tls, &$flooded) {
            $client = new WebSocketClient($url, receiveTimeout: 20.0, pingInterval: 0.05, tls: $tls);
            $client->connect();
            $client->send('mine');
            $client->recv()->data === 'mine' or exit(1);
            $client->ping(20.0);
            $flooded = null;
            $client->close();
        };
        for ($round = 0; $round < 8; $round++) {
            $children = array_map(child(...), array_fill(0, 5, $talk));
            // So that the next fork comes while PHP's thread has just let go of a connection.
            $flooded[$round % 3]->recv(0.01);
            foreach ($children as $child) {
                $statuses[] = status_of($child);
            }
        }
        echo count($statuses), ' children, failed: ', count(array_filter($statuses)), "\n";
        echo implode(' ', array_map(fn($client) => $client->getState()->name, $flooded)), "\n";
        PHP, $peer, $flood->url());
    var_dump($status);
    echo json_encode(array_count_values(array_column($peer->several('closed', 40), 'code'))), "\n";
}
?>
--EXPECT--
ws
40 children, failed: 0
Open Open Open
int(0)
{"1000":40}
wss
40 children, failed: 0
Open Open Open
int(0)
{"1000":40}
