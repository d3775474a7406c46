--TEST--
WebSocketClient::__construct(): hosts that are none are refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach (['ws://', 'ws:///chat', 'ws://:80/', 'ws://a b/', 'ws://[::1/', 'ws://[::g]/', 'ws://256.0.0.1/', 'ws://exa<mple.com/', 'ws://user@/'] as $url) {
    attempt(fn() => new WebSocketClient($url));
}
?>
--EXPECTF--
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must %s
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must %s
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must %s
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must %s
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must %s
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must %s
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must %s
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must %s
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must %s
