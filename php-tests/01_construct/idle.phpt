--TEST--
WebSocketClient::__construct(): connects to nothing
--FILE--
<?php
$client = new WebSocketClient('ws://example.com/chat');
var_dump(
    $client->getState(),
    $client->isConnected(),
    $client->getRemoteAddress(),
    $client->getSubprotocol(),
    $client->getResponseHeaders(),
    $client->getCloseCode(),
    $client->getCloseReason(),
);
?>
--EXPECT--
enum(WebSocketClient\State::Idle)
bool(false)
NULL
NULL
array(0) {
}
NULL
NULL
