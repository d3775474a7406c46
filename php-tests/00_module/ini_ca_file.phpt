--TEST--
websocket_client: websocket_client.ca_file is what clients trust that name no file
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'server']);
$code = <<<'PHP'
    try {
        $client = new WebSocketClient($argv[1]);
        $client->connect();
        $client->send('trusted');
        echo $client->recv(10.0), "\n";
    } catch (WebSocketClient\TlsException $e) {
        echo get_class($e), "\n";
    }
    PHP;
run_php($code, [$peer->url()], ['websocket_client.ca_file' => certificate('ca')]);
run_php($code, [$peer->url()]);
?>
--EXPECT--
trusted
WebSocketClient\TlsException
