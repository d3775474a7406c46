--TEST--
WebSocketClient::close(): a peer that ends the connection instead of answering is no error
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['read_frame', 'opcode' => 8], ['close']]);
$client = connected($peer);
$client->close();
var_dump($client->getState());
?>
--EXPECT--
enum(WebSocketClient\State::Closed)
