--TEST--
WebSocketClient::__construct(): header values with CR, LF or NUL are refused, and their text is not repeated
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach (["secret\r\nX: y", "secret\r", "secret\n", "secret\0", ['fine', "secret\nX: y"]] as $value) {
    try {
        new WebSocketClient('ws://example.com/', ['X-Token' => $value]);
        echo "nothing thrown\n";
    } catch (ValueError $e) {
        echo $e->getMessage(), "\n";
        var_dump(str_contains($e->getMessage(), 'secret'));
    }
}
attempt(fn() => new WebSocketClient('ws://example.com/', ['X' => "tab\t and byte \xe9"]));
attempt(fn() => new WebSocketClient('ws://example.com/', ['X' => '']));
?>
--EXPECT--
WebSocketClient::__construct(): Argument #2 ($headers) must not contain a line break, a NUL or another control character in the value of "X-Token"
bool(false)
WebSocketClient::__construct(): Argument #2 ($headers) must not contain a line break, a NUL or another control character in the value of "X-Token"
bool(false)
WebSocketClient::__construct(): Argument #2 ($headers) must not contain a line break, a NUL or another control character in the value of "X-Token"
bool(false)
WebSocketClient::__construct(): Argument #2 ($headers) must not contain a line break, a NUL or another control character in the value of "X-Token"
bool(false)
WebSocketClient::__construct(): Argument #2 ($headers) must not contain a line break, a NUL or another control character in the value of "X-Token"
bool(false)
nothing thrown
nothing thrown
