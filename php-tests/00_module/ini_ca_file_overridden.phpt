--TEST--
websocket_client: TlsOptions::$caFile goes before websocket_client.ca_file
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'server']);
$code = <<<'PHP'
    $client = new WebSocketClient($argv[1], tls: new WebSocketClient\TlsOptions(caFile: $argv[2]));
    $client->connect();
    $client->send('trusted');
    echo $client->recv(10.0), "\n";
    PHP;
run_php($code, [$peer->url(), certificate('ca')], ['websocket_client.ca_file' => certificate('selfsigned')]);
?>
--EXPECT--
trusted
