--TEST--
WebSocketClient::__construct(): headers that belong to the handshake are refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$names = [
    'Connection',
    'Upgrade',
    'Sec-WebSocket-Key',
    'Sec-WebSocket-Version',
    'Sec-WebSocket-Extensions',
    'Sec-WebSocket-Protocol',
    'sec-websocket-accept',
    'Content-Length',
    'Transfer-Encoding',
    'Proxy-Authorization',
];
foreach ($names as $name) {
    attempt(fn() => new WebSocketClient('ws://example.com/', [$name => 'x']));
}
?>
--EXPECT--
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not contain the header "Connection", which the client sends itself
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not contain the header "Upgrade", which the client sends itself
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not contain the header "Sec-WebSocket-Key", which the client sends itself
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not contain the header "Sec-WebSocket-Version", which the client sends itself
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not contain the header "Sec-WebSocket-Extensions", which the client sends itself
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not contain the header "Sec-WebSocket-Protocol"; use $subprotocols
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not contain the header "sec-websocket-accept", which the client sends itself
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not contain the header "Content-Length", which the client sends itself
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not contain the header "Transfer-Encoding", which the client sends itself
ValueError: WebSocketClient::__construct(): Argument #2 ($headers) must not contain the header "Proxy-Authorization", which is a proxy's and not the server's; name the proxy with its user and password in $proxy, as in http://user:password@proxy.example:3128
