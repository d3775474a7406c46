--TEST--
WebSocketClient::recv(): 100 000 empty fragments, plain and compressed, are one empty message and cost nothing
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$steps = fn(string $first, string $last, array $headers) => [
    ['upgrade', ...$headers],
    ['wait_command'],
    ['send_frame', 'opcode' => 9, 'payload' => 'before'],
    ['send', 'bytes' => $first . str_repeat("\0\0", 100_000) . $last],
    ['answer_close'],
];
$peer = hostile_peer(
    $steps("\x01\0", "\x80\0", []),
    $steps("\x42\0", "\x80\x01\0", deflate_header()),
);
foreach ([false, true] as $binary) {
    $client = connected($peer);
    $cost = cost();
    $peer->go();
    $message = $client->recv();
    $cost->check(3, 2);
    var_dump($message->data, $message->binary === $binary);
    $client->close();
}
goes_on($peer);
?>
--EXPECT--
time and memory are within bounds
string(0) ""
bool(true)
time and memory are within bounds
string(0) ""
bool(true)
all is well
