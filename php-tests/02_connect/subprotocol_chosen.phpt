--TEST--
WebSocketClient::connect(): subprotocols are offered in order of preference, and the peer's choice is known
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade', 'headers' => ['Sec-WebSocket-Protocol: news']], ['answer_close']]);
$client = connected($peer, subprotocols: ['chat', 'news']);
echo implode(' | ', $peer->waitFor('request')['headers']['sec-websocket-protocol']), "\n";
echo $client->getSubprotocol(), "\n";
$client->close();
?>
--EXPECT--
chat, news
news
