--TEST--
WebSocketClient::__construct(): null leaves a header out, but none that every request must have
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach (['Host', 'HOST', 'Upgrade', 'sec-websocket-key', 'Sec-WebSocket-Protocol', 'Proxy-Authorization', 'X Y', 'User-Agent', 'X'] as $name) {
    attempt(fn() => new WebSocketClient('ws://example.com/', [$name => null]));
}
?>
--EXPECT--
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not have null for "Host", which every request must have
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not have null for "HOST", which every request must have
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not contain the header "Upgrade", which the client sends itself
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not contain the header "sec-websocket-key", which the client sends itself
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not contain the header "Sec-WebSocket-Protocol"; use $subprotocols
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not contain the header "Proxy-Authorization", which is a proxy's and not the server's; name the proxy with its user and password in $proxy, as in http://user:password@proxy.example:3128
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must have only valid header names, "X Y" given
nothing thrown
nothing thrown
