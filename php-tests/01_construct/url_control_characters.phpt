--TEST--
WebSocketClient::__construct(): control characters and bytes that are not UTF-8 are refused, not dropped
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$urls = [
    "ws://example.com/\0",
    "ws://example\0.com/",
    "ws://example.com/a\r\nX: y",
    "ws://exam\tple.com/",
    "ws://example.com/\n",
    " ws://example.com/",
    "ws://example.com/\xff",
];
foreach ($urls as $url) {
    attempt(fn() => new WebSocketClient($url));
}
?>
--EXPECT--
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must not contain white space or control characters
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must not contain white space or control characters
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must not contain white space or control characters
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must not contain white space or control characters
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must not contain white space or control characters
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must not contain white space or control characters
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must be valid UTF-8
