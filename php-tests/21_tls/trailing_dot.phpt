--TEST--
WebSocketClient::connect(): the dot at the end of a host is no part of the name that TLS asks for and checks
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

use WebSocketClient\TlsOptions;

$peer = python_peer(['tls' => 'server']);
$code = <<<'PHP'
    foreach ([null, 'localhost.'] as $name) {
        $tls = new WebSocketClient\TlsOptions(caFile: $argv[2], serverName: $name);
        $client = new WebSocketClient($argv[1], tls: $tls);
        $client->connect();
        echo $client->getUrl() === $argv[1] ? "open\n" : "another URL\n";
        $client->close();
    }
    PHP;
run_php($code, [$peer->url(host: 'localhost.'), certificate('ca')], environment: resolver('localhost.=127.0.0.1'));
var_dump(array_column($peer->several('open', 2), 'server_name'));
?>
--EXPECT--
open
open
array(2) {
  [0]=>
  string(9) "localhost"
  [1]=>
  string(9) "localhost"
}
