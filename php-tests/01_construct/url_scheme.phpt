--TEST--
WebSocketClient::__construct(): schemes other than ws and wss are refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$urls = [
    'http://example.com/',
    'https://example.com/',
    'wsx://example.com/',
    'example.com',
    '//example.com/',
    'file:///etc/hosts',
    '',
];
foreach ($urls as $url) {
    attempt(fn() => new WebSocketClient($url));
}
foreach (['WS://example.com/', 'WsS://example.com/'] as $url) {
    attempt(fn() => new WebSocketClient($url));
}
?>
--EXPECT--
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must use the scheme ws, wss or ws+unix, "http" given
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must use the scheme ws, wss or ws+unix, "https" given
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must use the scheme ws, wss or ws+unix, "wsx" given
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must begin with ws://, wss:// or ws+unix://
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must begin with ws://, wss:// or ws+unix://
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must use the scheme ws, wss or ws+unix, "file" given
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must begin with ws://, wss:// or ws+unix://
nothing thrown
nothing thrown
