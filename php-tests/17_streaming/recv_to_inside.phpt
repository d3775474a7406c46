--TEST--
WebSocketClient::recvTo(): a stream in PHP may send and close, but not receive; pings are answered between pieces
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 1, 'fin' => false, 'payload' => 'one '],
    ['read_frame'],
    ['send_frame', 'opcode' => 9, 'payload' => 'ping'],
    ['read_frame'],
    ['send_frame', 'opcode' => 0, 'fin' => false, 'payload' => 'two '],
    ['send_frame', 'opcode' => 0, 'payload' => 'three'],
    ['read_frame'],
    ['send_frame', 'opcode' => 1, 'fin' => false, 'payload' => 'four'],
    ['answer_close'],
]);
$client = connected($peer);
$text = '';
$sink = Sink::open(function (string $bytes) use (&$text, $client): int {
    if ($text === '') {
        attempt($client->recv(...));
        attempt(fn() => $client->recvTo(fopen('php://memory', 'w')));
        attempt(function () use ($client) {
            foreach ($client as $message) {
            }
        });
        $client->send('between');
    }
    $text .= $bytes;
    return strlen($bytes);
});
var_dump($client->recvTo($sink), $text);
echo frame_line($peer->waitFor('frame')), "\n", frame_line($peer->waitFor('frame')), "\n";
$client->send('after');
$thrown = attempt(fn() => $client->recvTo(Sink::open(function (string $bytes) use ($client): int {
    $client->close();
    return strlen($bytes);
})));
describe_closure($thrown);
?>
--EXPECTF--
WebSocketClient\Exception: Another recv(), recvMany(), recvTo() or foreach of the same client waits: only one of them can be under way
WebSocketClient\Exception: Another recv(), recvMany(), recvTo() or foreach of the same client waits: only one of them can be under way
WebSocketClient\Exception: Another recv(), recvMany(), recvTo() or foreach of the same client waits: only one of them can be under way
int(13)
string(13) "one two three"
1+fin between
10+fin ping
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
WebSocketClient\ConnectionClosedException: code 1000, reason '', clean, by client
