--TEST--
WebSocketClient::recvTo(): a message larger than maxMessageSize that lies behind another is not judged before it is asked for
--EXTENSIONS--
zlib
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$frame = fn(int $first, string $body) => chr($first)
    . (strlen($body) < 126 ? chr(strlen($body)) : "\x7e" . pack('n', strlen($body))) . $body;
$ways = [
    'recv' => fn(WebSocketClient $client) => print($client->recv() . "\n"),
    'recvMany' => fn(WebSocketClient $client) => print(implode(' ', $client->recvMany(1)) . "\n"),
    'foreach' => function (WebSocketClient $client) {
        foreach ($client as $message) {
            echo "$message\n";
            break;
        }
    },
];
foreach ($ways as $way => $first) {
    foreach ([1000, 1_000_000] as $most) {
        $deflate = compressor();
        $payload = str_repeat('0123456789', 20_000);
        $peer = scripted_peer([
            ['upgrade', ...deflate_header()],
            ['send', 'bytes' => $frame(0x81, 'before') . $frame(0xc2, $deflate($payload)) . $frame(0xc1, $deflate('after'))],
            ['wait_command'],
            ['answer_close'],
        ]);
        $client = connected($peer, maxMessageSize: $most, pingInterval: null);
        // All of it is there, in one piece.
        $peer->waitFor('waiting');
        echo "$way, $most: ";
        $first($client);
        $file = fopen('php://temp', 'w+b');
        var_dump($client->recvTo($file), stream_get_contents($file, offset: 0) === $payload);
        echo $client->recv(), "\n";
        $peer->go();
        $client->close();
    }
}
?>
--EXPECT--
recv, 1000: before
int(200000)
bool(true)
after
recv, 1000000: before
int(200000)
bool(true)
after
recvMany, 1000: before
int(200000)
bool(true)
after
recvMany, 1000000: before
int(200000)
bool(true)
after
foreach, 1000: before
int(200000)
bool(true)
after
foreach, 1000000: before
int(200000)
bool(true)
after
