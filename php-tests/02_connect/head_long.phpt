--TEST--
WebSocketClient::connect(): an answer with many and long headers
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$lines = array_map(fn(int $i) => "X-$i: " . str_repeat('x', 100), range(1, 60));
$peer = scripted_peer([['upgrade', 'headers' => [...$lines, 'X-Long: ' . str_repeat('x', 8000)]], ['answer_close']]);
$client = connected($peer);
var_dump(count($client->getResponseHeaders()), strlen($client->getResponseHeaders()['x-long'][0]));
$client->close();
?>
--EXPECT--
int(64)
int(8000)
