--TEST--
Threads: ini_set() of websocket_client.ca_file concerns its own thread only
--FILE--
<?php
require __DIR__ . '/../helpers/threads.inc';

$peer = python_peer(['tls' => 'server']);
$status = run_threads(<<<'PHP'
    [, $number, $url, $authority] = $argv;
    $number % 2 and ini_set('websocket_client.ca_file', $authority);
    for ($round = 0; $round < 20; $round++) {
        try {
            $client = new WebSocketClient($url);
            $client->connect();
            $seen['connected'] = true;
        } catch (WebSocketClient\TlsException) {
            $seen['not trusted'] = true;
        }
    }
    echo "thread $number: ", implode(', ', array_keys($seen)), "\n";
    PHP, 4, [$peer->url(), tool('certs/ca.pem')]);
var_dump($status);
?>
--EXPECT--
thread 1: connected
thread 1: status 0
thread 2: not trusted
thread 2: status 0
thread 3: connected
thread 3: status 0
thread 4: not trusted
thread 4: status 0
int(0)
