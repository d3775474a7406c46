--TEST--
WebSocketClient::connect(): localhost and names below it are this machine, whatever the resolver knows
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$code = <<<'PHP'
    foreach (array_slice($argv, 1) as $url) {
        $client = new WebSocketClient($url);
        $client->connect();
        echo strtok($client->getRemoteAddress(), ':'), "\n";
        $client->close();
    }
    PHP;
$urls = array_map(fn(string $host) => $peer->url(host: $host), ['localhost', 'LOCALHOST', 'app.localhost', 'localhost.']);
// No name exists.
run_php($code, $urls, environment: resolver(''));
?>
--EXPECT--
127.0.0.1
127.0.0.1
127.0.0.1
127.0.0.1
