--TEST--
WebSocketClient::recvTo(): text is checked across its pieces; what was good of it has been written
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 1, 'fin' => false, 'payload' => "good \xe4\xb8"],
    ['wait_command'],
    ['send_frame', 'opcode' => 0, 'payload' => "\x96!"],
    ['send_frame', 'opcode' => 1, 'fin' => false, 'payload' => "good \xe4"],
    ['wait_command'],
    ['send_frame', 'opcode' => 0, 'payload' => 'bad'],
    ['read_until_eof'],
]);
$client = connected($peer);
$text = '';
$sink = Sink::open(function (string $bytes) use (&$text, $peer): int {
    $text .= $bytes;
    str_starts_with($bytes, 'good') and $peer->go();
    return strlen($bytes);
});
var_dump($client->recvTo($sink), $text);
$text = '';
attempt(fn() => $client->recvTo($sink));
echo bin2hex($text), "\n", $peer->waitFor('frame')['code'], "\n";
?>
--EXPECTF--
int(9)
string(9) "good 世!"
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a text message is not valid UTF-8; the connection was closed with code 1007 (invalid payload data)
676f6f6420e4
1007
