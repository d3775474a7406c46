--TEST--
HandshakeException: an answer to our extension that is malformed or not what was offered is refused, and the server told with 1010
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$answers = [
    'permessage-deflate; server_max_window_bits',
    'permessage-deflate; server_max_window_bits=7',
    'permessage-deflate; server_max_window_bits=16',
    'permessage-deflate; server_max_window_bits=08',
    'permessage-deflate; server_max_window_bits="9',
    'permessage-deflate; server_max_window_bits=1e1',
    'permessage-deflate; client_max_window_bits',
    'permessage-deflate; client_max_window_bits=-9',
    'permessage-deflate; client_no_context_takeover=1',
    'permessage-deflate; server_no_context_takeover; server_no_context_takeover',
    'permessage-deflate; mem_level=9',
    'permessage-deflate;',
    'permessage-deflate, permessage-deflate',
    "permessage-deflate\r\nSec-WebSocket-Extensions: permessage-deflate",
    'permessage-deflate, x-other',
    'x-webkit-deflate-frame',
    'permessage-bzip2; "quoted, and \"escaped"',
    "permessage-deflate\xff",
];
$connections = array_map(
    fn(string $answer) => [
        ['respond', 'bytes' => "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" .
            "Sec-WebSocket-Accept: {accept}\r\nSec-WebSocket-Extensions: $answer\r\n\r\n"],
        ['read_frame', 'opcode' => 8],
    ],
    $answers,
);
$peer = hostile_peer(...$connections);
foreach ($answers as $answer) {
    try {
        connected($peer);
        echo "accepted: $answer\n";
    } catch (WebSocketClient\HandshakeException $e) {
        echo preg_replace('/.*127\.0\.0\.1:\d+\) /', '', $e->getMessage()), "\n";
        $frame = $peer->waitFor('frame');
        $same = str_ends_with($e->getMessage(), $frame['reason']);
        if ([$e->statusCode, $frame['code'], $same] !== [101, 1010, true]) {
            var_dump($e->statusCode, $frame);
        }
    }
}
goes_on($peer);
?>
--EXPECT--
is not a WebSocket handshake: it has permessage-deflate with the bad parameter "server_max_window_bits"
is not a WebSocket handshake: it has permessage-deflate with the bad parameter "server_max_window_bits=7"
is not a WebSocket handshake: it has permessage-deflate with the bad parameter "server_max_window_bits=16"
is not a WebSocket handshake: it has permessage-deflate with the bad parameter "server_max_window_bits=08"
is not a WebSocket handshake: its Sec-WebSocket-Extensions has a quote without an end
is not a WebSocket handshake: it has permessage-deflate with the bad parameter "server_max_window_bits=1e1"
is not a WebSocket handshake: it has permessage-deflate with the bad parameter "client_max_window_bits"
is not a WebSocket handshake: it has permessage-deflate with the bad parameter "client_max_window_bits=-9"
is not a WebSocket handshake: it has permessage-deflate with the bad parameter "client_no_context_takeover=1"
is not a WebSocket handshake: it has permessage-deflate with "server_no_context_takeover" twice
is not a WebSocket handshake: it has permessage-deflate with the bad parameter "mem_level=9"
is not a WebSocket handshake: it has permessage-deflate with the bad parameter ""
is not a WebSocket handshake: it agrees to permessage-deflate twice
is not a WebSocket handshake: it agrees to permessage-deflate twice
is not a WebSocket handshake: it uses the extension "x-other", which was not offered
is not a WebSocket handshake: it uses the extension "x-webkit-deflate-frame", which was not offered
is not a WebSocket handshake: its Sec-WebSocket-Extensions has a quote without an end
is not a WebSocket handshake: it uses the extension "permessage-deflate\xff", which was not offered
all is well
