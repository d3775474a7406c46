--TEST--
Heartbeat: an end just after the first ping, which nothing answered, names the ping and pingInterval
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

/** A peer that does not know Ping ends like this; recv() is called at once, or when the thread alone has seen the end. */
function ends(array $steps, bool $busy): void
{
    $peer = scripted_peer([['upgrade'], ['read_frame', 'opcode' => 9], ...$steps]);
    $client = connected($peer, pingInterval: 0.3);
    if ($busy) {
        // The thread must date the end: recv() looks only when more than a second has passed since the ping.
        sleep(2);
    }
    attempt($client->recv(...));
}

foreach ([false, true] as $busy) {
    ends([['fin'], ['read_until_eof']], $busy);
    ends([['reset']], $busy);
    ends([['send_close', 'code' => 1002, 'reason' => 'opcode 9'], ['read_frame', 'opcode' => 8]], $busy);
    ends([['send_close', 'code' => 1003], ['read_frame', 'opcode' => 8]], $busy);
    ends([['send_close', 'code' => 1011], ['read_frame', 'opcode' => 8]], $busy);
    ends([['send_close'], ['read_frame', 'opcode' => 8]], $busy);
}
// What it cannot say well: a code that must not be sent, and HTTP.
ends([['send_frame', 'opcode' => 8, 'payload' => "\x03\xee"], ['read_frame', 'opcode' => 8]], false);
ends([['send', 'bytes' => "HTTP/1.1 400 Bad Request\r\n\r\n"], ['fin'], ['read_until_eof']], false);
?>
--EXPECTF--
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: the server ended it without a Close frame; that was 0.%d s after our first ping, which the server did not answer: if it does not know Ping, set pingInterval: null
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer; that was 0.%d s after our first ping, which the server did not answer: if it does not know Ping, set pingInterval: null
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1002 (protocol error): "opcode 9"; that was 0.%d s after our first ping, which the server did not answer: if it does not know Ping, set pingInterval: null
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1003 (unsupported data); that was 0.%d s after our first ping, which the server did not answer: if it does not know Ping, set pingInterval: null
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1011 (internal error); that was 0.%d s after our first ping, which the server did not answer: if it does not know Ping, set pingInterval: null
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1005 (no status received); that was 0.%d s after our first ping, which the server did not answer: if it does not know Ping, set pingInterval: null
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: the server ended it without a Close frame; that was 0.%d s after our first ping, which the server did not answer: if it does not know Ping, set pingInterval: null
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer; that was 0.%d s after our first ping, which the server did not answer: if it does not know Ping, set pingInterval: null
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1002 (protocol error): "opcode 9"; that was 0.%d s after our first ping, which the server did not answer: if it does not know Ping, set pingInterval: null
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1003 (unsupported data); that was 0.%d s after our first ping, which the server did not answer: if it does not know Ping, set pingInterval: null
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1011 (internal error); that was 0.%d s after our first ping, which the server did not answer: if it does not know Ping, set pingInterval: null
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1005 (no status received); that was 0.%d s after our first ping, which the server did not answer: if it does not know Ping, set pingInterval: null
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a Close frame has the code 1006, which must not be sent; the connection was closed with code 1002 (protocol error); that was 0.%d s after our first ping, which the server did not answer: if it does not know Ping, set pingInterval: null
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: HTTP came in place of a frame, as if there had been no upgrade; a proxy before the server may have sent it; the connection was closed with code 1002 (protocol error); that was 0.%d s after our first ping, which the server did not answer: if it does not know Ping, set pingInterval: null
