--TEST--
WebSocketClient::__construct(): $proxy and $maxRedirects that cannot be used are refused, and no password is shown
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$bad = [
    'proxy.test:3128', 'ftp://user:secret@h', 'http://', 'socks5://:1080', 'http://h:0', 'http://h:99999', 'http://h/path',
    'http://a b', "http://h\0", "http://\xff", 'socks5://' . str_repeat('u', 256) . ':secret@h',
];
foreach ($bad as $proxy) {
    attempt(fn() => new WebSocketClient('ws://h/', proxy: $proxy));
}
attempt(fn() => new WebSocketClient('ws://h/', maxRedirects: -1));
attempt(fn() => new WebSocketClient('ws://h/', proxy: 'socks5h://[::1]', maxRedirects: PHP_INT_MAX));
?>
--EXPECT--
ValueError: WebSocketClient::__construct(): Argument #14 ($proxy) must use the scheme http, https, socks5 or socks5h, "proxy.test" given
ValueError: WebSocketClient::__construct(): Argument #14 ($proxy) must use the scheme http, https, socks5 or socks5h, "ftp" given
ValueError: WebSocketClient::__construct(): Argument #14 ($proxy) must be a valid proxy URL: empty host
ValueError: WebSocketClient::__construct(): Argument #14 ($proxy) must be a valid proxy URL: empty host
ValueError: WebSocketClient::__construct(): Argument #14 ($proxy) must not use port 0
ValueError: WebSocketClient::__construct(): Argument #14 ($proxy) must be a valid proxy URL: invalid port number
ValueError: WebSocketClient::__construct(): Argument #14 ($proxy) must not have a path, query or fragment
ValueError: WebSocketClient::__construct(): Argument #14 ($proxy) must not contain white space or control characters
ValueError: WebSocketClient::__construct(): Argument #14 ($proxy) must not contain white space or control characters
ValueError: WebSocketClient::__construct(): Argument #14 ($proxy) must be valid UTF-8
ValueError: WebSocketClient::__construct(): Argument #14 ($proxy) must have a user of 1 to 255 bytes and a password of at most 255 bytes for SOCKS5
ValueError: WebSocketClient::__construct(): Argument #15 ($maxRedirects) must be 0 or more
nothing thrown
