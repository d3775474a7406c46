--TEST--
WebSocketClient::__construct(): control characters and bytes that are not UTF-8 are refused, not dropped
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach (["ws://example.com/\0", "ws://example\0.com/", "ws://example.com/a\r\nX: y", "ws://exam\tple.com/", "ws://example.com/\n", " ws://example.com/", "ws://example.com/\xff"] as $url) {
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
