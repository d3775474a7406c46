--TEST--
WebSocketClient::__construct(): options of a wrong type are TypeErrors in PHP's wording
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$wrong = [
    'headers' => 'X: y',
    'subprotocols' => 'chat',
    'connectTimeout' => 'soon',
    'receiveTimeout' => [],
    'sendTimeout' => [],
    'closeTimeout' => 'late',
    'pingInterval' => 'often',
    'pongTimeout' => new stdClass(),
    'maxMessageSize' => 'big',
    'readAhead' => [],
    'compression' => [],
    'tls' => new stdClass(),
    'proxy' => [],
    'maxRedirects' => 'many',
    'reconnect' => new stdClass(),
];
foreach ($wrong as $name => $value) {
    attempt(fn() => new WebSocketClient('ws://example.com/', ...[$name => $value]));
}
?>
--EXPECT--
TypeError: WebSocketClient::__construct(): Argument #2 ($headers) must be of type array, string given
TypeError: WebSocketClient::__construct(): Argument #3 ($subprotocols) must be of type array, string given
TypeError: WebSocketClient::__construct(): Argument #4 ($connectTimeout) must be of type float, string given
TypeError: WebSocketClient::__construct(): Argument #5 ($receiveTimeout) must be of type ?float, array given
TypeError: WebSocketClient::__construct(): Argument #6 ($sendTimeout) must be of type float, array given
TypeError: WebSocketClient::__construct(): Argument #7 ($closeTimeout) must be of type float, string given
TypeError: WebSocketClient::__construct(): Argument #8 ($pingInterval) must be of type ?float, string given
TypeError: WebSocketClient::__construct(): Argument #9 ($pongTimeout) must be of type ?float, stdClass given
TypeError: WebSocketClient::__construct(): Argument #10 ($maxMessageSize) must be of type int, string given
TypeError: WebSocketClient::__construct(): Argument #11 ($readAhead) must be of type int, array given
TypeError: WebSocketClient::__construct(): Argument #12 ($compression) must be of type bool, array given
TypeError: WebSocketClient::__construct(): Argument #13 ($tls) must be of type ?WebSocketClient\TlsOptions, stdClass given
TypeError: WebSocketClient::__construct(): Argument #14 ($proxy) must be of type ?string, array given
TypeError: WebSocketClient::__construct(): Argument #15 ($maxRedirects) must be of type int, string given
TypeError: WebSocketClient::__construct(): Argument #16 ($reconnect) must be of type ?WebSocketClient\ReconnectPolicy, stdClass given
