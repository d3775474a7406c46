--TEST--
WebSocketClient::__construct(): a URL has exactly two slashes before its host
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach (['ws:example.com', 'ws:/example.com', 'ws:///example.com', 'ws:\\\\example.com', 'ws://example.com\\chat'] as $url) {
    attempt(fn() => new WebSocketClient($url));
}
?>
--EXPECT--
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must have "//" and a host after the scheme, and no "\"
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must have "//" and a host after the scheme, and no "\"
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must have "//" and a host after the scheme, and no "\"
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must have "//" and a host after the scheme, and no "\"
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must have "//" and a host after the scheme, and no "\"
