--TEST--
WebSocketClient::__construct(): takes every option by name
--FILE--
<?php
$client = new WebSocketClient(
    reconnect: new WebSocketClient\ReconnectPolicy(),
    tls: new WebSocketClient\TlsOptions(),
    readAhead: 4096,
    maxMessageSize: 4096,
    pongTimeout: 1.5,
    pingInterval: 1.5,
    closeTimeout: 1.5,
    sendTimeout: 1.5,
    receiveTimeout: 1.5,
    connectTimeout: 1.5,
    subprotocols: ['chat'],
    headers: ['X-A' => 'b'],
    url: 'ws://example.com/',
);
var_dump($client->getState());
?>
--EXPECT--
enum(WebSocketClient\State::Idle)
