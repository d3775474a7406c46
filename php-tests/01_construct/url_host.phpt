--TEST--
WebSocketClient::__construct(): hosts that are none are refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$urls = [
    'ws://',
    'ws:///chat',
    'ws://:80/',
    'ws://a b/',
    'ws://[::1/',
    'ws://[::g]/',
    'ws://256.0.0.1/',
    'ws://exa<mple.com/',
    'ws://user@/',
];
foreach ($urls as $url) {
    attempt(fn() => new WebSocketClient($url));
}
?>
--EXPECT--
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must be a valid WebSocket URL: empty host
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must have "//" and a host after the scheme, and no "\"
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must be a valid WebSocket URL: empty host
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must not contain white space or control characters
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must be a valid WebSocket URL: invalid IPv6 address
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must be a valid WebSocket URL: invalid IPv6 address
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must be a valid WebSocket URL: invalid IPv4 address
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must be a valid WebSocket URL: invalid international domain name
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must be a valid WebSocket URL: empty host
