<?php

/**
 * What PHP itself costs: the bytes of each work through PHP's streams, with no WebSocket in between. Not a client: frames
 * are strings made before, received ones are taken by their length and not looked at.
 */

declare(strict_types=1);

require __DIR__ . '/common.php';

function open(Task $task)
{
    $url = parse_url($task->url);
    $tls = $url['scheme'] === 'wss';
    $context = stream_context_create([
        'socket' => ['tcp_nodelay' => true],
        'ssl' => ['cafile' => getenv('BENCH_CA')],
    ]);
    $address = ($tls ? 'tls' : 'tcp') . "://$url[host]:$url[port]";
    $stream = stream_socket_client($address, $code, $error, 10, STREAM_CLIENT_CONNECT, $context);
    expect($stream !== false, (string) $error);
    stream_set_chunk_size($stream, 65536);
    $resource = $url['path'] . (isset($url['query']) ? "?$url[query]" : '');
    fwrite($stream, "GET $resource HTTP/1.1\r\nHost: $url[host]:$url[port]\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        . "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    expect(str_starts_with((string) fgets($stream), 'HTTP/1.1 101 '), 'not upgraded');
    while (rtrim((string) fgets($stream)) !== '') {
    }
    return $stream;
}

/** A client's frame under a key of zeros, or a server's. */
function frame(int $opcode, string $payload, bool $client): string
{
    $size = strlen($payload);
    $bit = $client ? 0x80 : 0;
    $length = match (true) {
        $size < 126 => chr($bit | $size),
        $size < 65536 => pack('Cn', $bit | 126, $size),
        default => pack('CJ', $bit | 127, $size),
    };
    return chr(0x80 | $opcode) . $length . ($client ? "\0\0\0\0" : '') . $payload;
}

/** Exactly this many bytes, mostly with one call. */
function take($stream, int $size): string
{
    $bytes = fread($stream, $size);
    while (($missing = $size - strlen((string) $bytes)) > 0) {
        expect(!feof($stream), 'the end came too early');
        $bytes .= $missing > 65536 ? stream_get_contents($stream, $missing) : fread($stream, $missing);
    }
    return $bytes;
}

function put($stream, string $bytes): void
{
    expect(fwrite($stream, $bytes) === strlen($bytes), 'not written');
}

function close($stream): void
{
    put($stream, frame(8, pack('n', 1000), true));
    take($stream, 4);
    fclose($stream);
}

$task = new Task($argv);
$opcode = $task->binary ? 2 : 1;
$ours = frame($opcode, $task->payload, true);
$theirs = frame($opcode, $task->payload, false);
$length = strlen($theirs);

switch ($task->work) {
    case 'echo':
        $stream = open($task);
        $task->timed(function (int $n, bool $whole) use ($stream, $ours, $theirs, $length): void {
            for ($i = 0; $i < $n; $i++) {
                fwrite($stream, $ours);
                $answer = take($stream, $length);
                $whole && expect($answer === $theirs, 'not the bytes that were to come');
            }
        });
        break;
    case 'flood':
        $stream = open($task);
        $task->timed(function (int $n, bool $whole) use ($stream, $theirs, $length): void {
            put($stream, frame(1, (string) $n, true));
            for ($i = 0; $i < $n; $i++) {
                $message = take($stream, $length);
                $whole && expect($message === $theirs, 'not the bytes that were to come');
            }
        });
        break;
    case 'sink':
        $stream = open($task);
        $task->timed(function (int $n) use ($stream, $ours): void {
            put($stream, frame(1, (string) $n, true));
            for ($i = 0; $i < $n; $i++) {
                fwrite($stream, $ours);
            }
            expect(take($stream, 4) === frame(1, 'ok', false), 'not all came');
        });
        break;
    case 'connect':
        $task->timed(function (int $n) use ($task): void {
            for ($i = 0; $i < $n; $i++) {
                close(open($task));
            }
        });
        break;
    default:
        $task->unsupported();
}
