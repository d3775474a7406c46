--TEST--
WebSocketClient::send(): text that is not UTF-8 is a ValueError, and nothing of it is sent
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['read_frame'], ['answer_close']]);
$client = connected($peer);
foreach (["\xff", "abc\xc3", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", str_repeat('x', 100000) . "\x80"] as $text) {
    attempt(fn() => $client->send($text));
}
$client->send('fine');
echo $peer->waitFor('frame')['text'], "\n";
$client->close();
?>
--EXPECT--
ValueError: WebSocketClient::send(): Argument #1 ($text) must be valid UTF-8, but byte 0 is not; use sendBinary() for bytes
ValueError: WebSocketClient::send(): Argument #1 ($text) must be valid UTF-8, but byte 3 is not; use sendBinary() for bytes
ValueError: WebSocketClient::send(): Argument #1 ($text) must be valid UTF-8, but byte 0 is not; use sendBinary() for bytes
ValueError: WebSocketClient::send(): Argument #1 ($text) must be valid UTF-8, but byte 0 is not; use sendBinary() for bytes
ValueError: WebSocketClient::send(): Argument #1 ($text) must be valid UTF-8, but byte 0 is not; use sendBinary() for bytes
ValueError: WebSocketClient::send(): Argument #1 ($text) must be valid UTF-8, but byte 100000 is not; use sendBinary() for bytes
fine
