--TEST--
WebSocketClient::__construct(): what is wrong with a list of URLs, without its credentials
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$good = 'ws://example.com/';
foreach ([
    [],
    [5],
    [$good, null],
    [[$good]],
    [$good, 'ws://two.test/', $good],
    [$good, 'WS://EXAMPLE.com:80'],
    [$good, ''],
    [$good, 'http://me:secret@two.test/'],
    ['b' => 'ws://me:secret@two.test/#top'],
    ["ws://me:secret@two.test/\xff"],
    [$good, 'ws://me:secret@two.test:0/'],
] as $list) {
    attempt(fn() => new WebSocketClient($list));
}
?>
--EXPECT--
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must not be empty
TypeError: WebSocketClient::__construct(): Argument #1 ($url) must be an array of strings, int given
TypeError: WebSocketClient::__construct(): Argument #1 ($url) must be an array of strings, null given
TypeError: WebSocketClient::__construct(): Argument #1 ($url) must be an array of strings, array given
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must not contain the same URL twice, as at key 2
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must not contain the same URL twice, as at key 1
ValueError: WebSocketClient::__construct(): Argument #1 ($url) has a bad URL at key 1, which must begin with ws://, wss:// or ws+unix://
ValueError: WebSocketClient::__construct(): Argument #1 ($url) has a bad URL at key 1, which must use the scheme ws, wss or ws+unix, "http" given
ValueError: WebSocketClient::__construct(): Argument #1 ($url) has a bad URL at key b, which must not have a fragment; write %23 for a "#"
ValueError: WebSocketClient::__construct(): Argument #1 ($url) has a bad URL at key 0, which must be valid UTF-8
ValueError: WebSocketClient::__construct(): Argument #1 ($url) has a bad URL at key 1, which must not use port 0
