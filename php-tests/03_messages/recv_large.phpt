--TEST--
WebSocketClient::recv(): a large message is whole, however it comes and whatever calls it takes
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$header = fn(int $size, int $first = 0x82) => chr($first) . "\x7f" . pack('J', $size);
$bytes = random_bytes(1 << 20);
$text = str_repeat("ä\u{1F600}x", 50000);
$peer = scripted_peer([
    ['upgrade'],
    // Close behind a small one, with a ping and a small one behind it, all in one piece.
    ['send', 'bytes' => "\x82\x05small" . $header(1 << 20) . "$bytes\x89\x01p\x82\x05small" . $header(strlen($text), 0x81) . $text],
    // Half of one, and its end only when that is known.
    ['send', 'bytes' => $header(300000) . str_repeat('h', 150000)],
    ['wait_command'],
    ['send', 'bytes' => str_repeat('e', 150000)],
    // Its header alone, and then one byte after the other.
    ['send', 'bytes' => $header(70000)],
    ['wait_command'],
    ['send', 'bytes' => str_repeat('1', 35000)],
    ['wait_command'],
    ['send', 'bytes' => str_repeat('2', 35000)],
    // In fragments, the last one of which is large.
    ['send', 'bytes' => "\x02\x02ab\x00\x7f" . pack('J', 200000) . str_repeat('f', 200000) . "\x80\x7f" . pack('J', 100000) . str_repeat('g', 100000)],
    ['send', 'bytes' => $header(1 << 20, 0x81) . str_repeat('x', (1 << 20) - 1) . "\xff"],
    ['read_until_eof'],
]);
$client = connected($peer);
var_dump((string) $client->recv(), $client->recv()->data === $bytes, (string) $client->recv(), (string) $client->recv() === $text);

$peer->waitFor('waiting');
// What has come by then stays where it is between the calls.
for ($i = 0; $i < 5; $i++) {
    var_dump($client->recv(0.02));
}
$peer->go();
var_dump((string) $client->recv() === str_repeat('h', 150000) . str_repeat('e', 150000));

$peer->waitFor('waiting');
var_dump($client->recv(0.0));
$peer->go();
$peer->waitFor('waiting');
var_dump($client->recv(0.05));
$peer->go();
var_dump((string) $client->recv() === str_repeat('1', 35000) . str_repeat('2', 35000));
var_dump((string) $client->recv() === 'ab' . str_repeat('f', 200000) . str_repeat('g', 100000));
attempt(fn() => $client->recv());
$stats = $client->getStats();
var_dump($stats->messagesReceived, $stats->bytesReceived - (1 << 20) - strlen($text));
?>
--EXPECTF--
string(5) "small"
bool(true)
string(5) "small"
bool(true)
NULL
NULL
NULL
NULL
NULL
bool(true)
NULL
NULL
bool(true)
bool(true)
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a text message is not valid UTF-8; the connection was closed with code 1007 (invalid payload data)
int(7)
int(670012)
