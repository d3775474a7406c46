<?php
// Checks the peers themselves, without the extension: `php peer-selftest.php [rounds]`.

require __DIR__ . '/peer.inc';

/** Just enough of a client: blocking, one masked frame out, one frame in. */
final class RawClient
{
    private $stream;

    public function __construct(Peer $peer, bool $tls = false, array $lines = [])
    {
        $context = stream_context_create(['ssl' => ['cafile' => certificate('ca'), 'peer_name' => 'localhost']]);
        $host = str_contains($peer->host, ':') ? "[$peer->host]" : $peer->host;
        $address = ($tls ? 'tls' : 'tcp') . "://$host:$peer->port";
        $this->stream = stream_socket_client($address, $code, $error, 20, context: $context) ?: fail($error);
        stream_set_timeout($this->stream, 20);
        fwrite($this->stream, implode("\r\n", [
            'GET / HTTP/1.1',
            "Host: $host:$peer->port",
            'Upgrade: websocket',
            'Connection: Upgrade',
            'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
            'Sec-WebSocket-Version: 13',
            ...$lines,
            "\r\n",
        ]));
        $head = '';
        while (!str_ends_with($head, "\r\n\r\n")) {
            $head .= $this->take(1);
        }
        check(str_contains($head, 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='), "accept key in $head");
    }

    public function send(int $opcode, string $payload): void
    {
        $size = strlen($payload);
        $length = match (true) {
            $size < 126 => chr(0x80 | $size),
            $size < 65536 => "\xfe" . pack('n', $size),
            default => "\xff" . pack('J', $size),
        };
        $key = random_bytes(4);
        $frame = chr(0x80 | $opcode) . $length . $key . ($payload ^ str_repeat($key, intdiv($size, 4) + 1));
        for ($sent = 0; $sent < strlen($frame); $sent += $count) {
            $count = fwrite($this->stream, substr($frame, $sent)) ?: fail('cannot write');
        }
    }

    /** @return array{int, string} opcode and payload */
    public function read(): array
    {
        [$first, $size] = array_map(ord(...), str_split($this->take(2)));
        $size = match ($size) {
            126 => unpack('n', $this->take(2))[1],
            127 => unpack('J', $this->take(8))[1],
            default => $size,
        };
        return [$first & 15, $size ? $this->take($size) : ''];
    }

    private function take(int $size): string
    {
        $data = '';
        while (strlen($data) < $size) {
            $more = fread($this->stream, $size - strlen($data));
            if ($more === '' || $more === false) {
                fail('the peer ended the connection, or was silent for 20 s');
            }
            $data .= $more;
        }
        return $data;
    }
}

function check(bool $holds, string $what): void
{
    if (!$holds) {
        fail($what);
    }
}

function echo_server(Peer $peer, bool $tls): void
{
    $client = new RawClient($peer, $tls);
    check(isset($peer->waitFor('open')['headers']['sec-websocket-key']), 'headers are reported');
    foreach ([0, 1, 125, 126, 65535, 65536, 1 << 20] as $size) {
        $message = random_bytes($size ?: 1);
        $message = substr($message, 0, $size);
        $client->send(2, $message);
        check($client->read() === [2, $message], "echo of $size bytes");
    }
    $client->send(1, '!flood 200 1000');
    for ($i = 0; $i < 200; $i++) {
        check($client->read() === [1, str_pad(sprintf('%08d', $i), 1000, 'x')], "flood $i");
    }
    $client->send(1, '!count');
    check($client->read() === [1, '9'], 'count');
    $client->send(9, 'hello');
    check($client->read() === [10, 'hello'], 'pong');
    check($peer->waitFor('ping')['payload'] === bin2hex('hello'), 'ping is reported');
    $peer->command('push 0.01 2');
    check($client->read() === [1, 'push 1'] && $client->read() === [1, 'push 2'], 'push');
    $client->send(1, '!close 4001 bye');
    check($client->read() === [8, pack('n', 4001) . 'bye'], 'close');
    $client->send(8, pack('n', 4001) . 'bye');
    unset($client);
    check($peer->waitFor('closed')['code'] === 4001, 'close is reported');
}

function scripts(bool $tls): void
{
    $options = $tls ? ['tls' => 'server'] : [];
    $peer = scripted_peer([
        ['upgrade', 'headers' => ['X-One: 1'], 'after' => "\x81\x02hi"],
        ['send_frame', 'opcode' => 1, 'payload' => "\xff", 'repeat' => 3, 'rsv' => 4, 'length' => 64],
        ['wait_command'],
        ['send_slowly', 'bytes' => "\x8a\x00\x82\x01\x00", 'delay' => 0.01],
        ['read_frame', 'opcode' => 8],
        ['send_close', 'code' => 1000, 'reason' => 'x'],
        ['fin'],
        ['read_until_eof'],
    ], $options);
    $client = new RawClient($peer, $tls);
    check($peer->waitFor('request')['line'] === 'GET / HTTP/1.1', 'request');
    check($client->read() === [1, 'hi'] && $client->read() === [1, "\xff\xff\xff"], 'frames');
    $peer->waitFor('waiting');
    $peer->go();
    check($client->read() === [10, ''] && $client->read() === [2, "\0"], 'slow frames');
    $client->send(8, pack('n', 4999) . 'why');
    check($client->read() === [8, pack('n', 1000) . 'x'], 'close frame');
    $frame = $peer->waitFor('frame');
    check($frame['code'] === 4999 && $frame['reason'] === 'why' && $frame['masked'], 'frame is reported');
    $client->send(2, 'end');
    unset($client);
    check($peer->waitFor('frame')['hex'] === bin2hex('end'), 'frame before the end');
    check($peer->waitFor('eof')['bytes'] === 9, 'eof');

    $peer = scripted_peer([
        [['upgrade'], ['serve'], ['reset']],
        [['respond', 'bytes' => "HTTP/1.1 101 X\r\nA: {accept}\r\n\r\n"], ['answer_close']],
    ], $options);
    $first = new RawClient($peer, $tls);
    $first->send(9, 'a');
    check($first->read() === [10, 'a'], 'serve');
    $second = new RawClient($peer, $tls);
    $second->send(8, '');
    check($second->read() === [8, ''], 'answer_close');
    $peer->go();
    unset($second);
    check($peer->waitFor('closed')['connection'] === 2, 'closed');

    $peer = scripted_peer([['upgrade'], ['serve', 'delay' => 0.1], ['answer_close']], $options);
    $client = new RawClient($peer, $tls);
    $start = elapsed();
    $client->send(9, 'late');
    check($client->read() === [10, 'late'] && elapsed($start) >= 0.1, 'serve later');
    $client->send(8, '');
    check($client->read() === [8, ''], 'serve answers a Close frame that comes before it is told to go on');
    unset($client);
    $peer->waitFor('closed');
}

function endings(): void
{
    $peer = scripted_peer([['read_request']], ['backlog_full' => true]);
    check(@stream_socket_client("tcp://127.0.0.1:$peer->port", $code, $error, 0.5) === false, 'the backlog is full');

    $peer = scripted_peer([['upgrade'], ['hang']]);
    $client = new RawClient($peer);
    $peer->waitFor('hanging');
    try {
        $peer->waitFor('closed', 0.1);
        fail('waitFor() waits for ever');
    } catch (RuntimeException) {
    }
    $peer = scripted_peer([['upgrade'], ['flood', 'bytes' => "\x81\x01a"]]);
    $client = new RawClient($peer);
    for ($i = 0; $i < 1000; $i++) {
        $client->send(10, 'x');
        check($client->read() === [1, 'a'], 'flood');
    }
    unset($client);
    $peer->waitFor('closed');
    // A test that is killed leaves no peer behind.
    $code = 'require $argv[1]; $peer = scripted_peer([["hang"]]); echo "$peer->port "; fgets(STDIN);';
    $command = [PHP_BINARY, '-n', '-r', $code, '--', __DIR__ . '/peer.inc'];
    $test = proc_open($command, [['pipe', 'r'], ['pipe', 'w']], $pipes);
    $port = (int) stream_get_line($pipes[1], 64, ' ');
    proc_terminate($test, 9);
    $gone = fn() => !@stream_socket_client("tcp://127.0.0.1:$port", $code, $error, 1);
    check(eventually($gone), 'the peer ends with its test');
}

$rounds = (int) ($argv[1] ?? 1);
for ($round = 1; $round <= $rounds; $round++) {
    $start = elapsed();
    foreach ([false, true] as $tls) {
        $options = $tls ? ['tls' => 'server'] : [];
        echo_server(python_peer($options), $tls);
        echo_server(node_peer($options), $tls);
        scripts($tls);
    }
    echo_server(python_peer(['host' => '::1']), false);
    endings();
    printf("round %d: well, %.1f s\n", $round, elapsed($start));
}
