--TEST--
WebSocketClient: compressed messages that nobody fetches are inflated no further than readAhead and one message
--EXTENSIONS--
zlib
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

// 1 MiB in a kibibyte, a thousand times.
$message = compressor(forgets: true)(str_repeat("\0", 1 << 20));
$frame = "\xc2\x7e" . pack('n', strlen($message)) . $message;
$peer = hostile_peer([
    ['upgrade', ...deflate_header('; server_no_context_takeover')],
    ['send', 'bytes' => str_repeat($frame, 1000)],
    ['answer_close'],
]);
$client = connected($peer);
$cost = cost();
sleep(1);
$cost->check(5, 16);
for ($i = 0; $i < 1000 && strlen($client->recv()->data) === 1 << 20; $i++) {
}
echo "$i messages\n";
$client->close();
$cost->check(15, 16);
?>
--EXPECT--
time and memory are within bounds
1000 messages
time and memory are within bounds
