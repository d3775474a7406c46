--TEST--
TLS 1.2: waiting for a server that asked for renegotiation and then fell silent costs no CPU time
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
shell_exec('command -v openssl') or die('skip needs the openssl command');
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip needs the usual speed');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

/** Waits for the text in what the server prints, and returns the match. */
function printed(string $pattern): array
{
    global $pipes;
    static $output = '';
    $found = eventually(function () use ($pipes, $pattern, &$output, &$match): bool {
        $output .= fread($pipes[1], 65536);
        return (bool) preg_match($pattern, $output, $match);
    });
    return $found ? $match : fail("the server did not print $pattern but $output");
}

/** Whether bytes wait in our socket, or in the server's. */
function unread(int $port, bool $server = false): bool
{
    $line = sprintf($server ? '/^ *\d+: 0100007F:%04X \S+ 01 \w+:(\w+)/m' : '/^ *\d+: \S+ 0100007F:%04X 01 \w+:(\w+)/m', $port);
    return preg_match($line, file_get_contents('/proc/net/tcp'), $match) && hexdec($match[1]) > 0;
}

function cpu_seconds(): float
{
    $usage = getrusage();
    return $usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec'] + ($usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec']) / 1e6;
}

$server = proc_open([
    'openssl', 's_server', '-tls1_2', '-4', '-accept', '0', '-naccept', '1', '-legacy_renegotiation',
    '-cert', certificate('server'), '-key', tool('certs/server.key'),
], [['pipe', 'r'], ['pipe', 'w'], ['redirect', 1]], $pipes);
register_shutdown_function(fn() => proc_terminate($server, 9));
stream_set_blocking($pipes[1], false);
$port = (int) printed('/^ACCEPT .*:(\d+)$/m')[1];

// This server does not know HTTP: a handler that runs inside connect() answers in its place.
pcntl_async_signals(true);
pcntl_signal(SIGALRM, function () use ($pipes) {
    $key = printed('/^Sec-WebSocket-Key: (\S+)\r?$/m')[1];
    $accept = base64_encode(sha1($key . '258EAFA5-E914-47DA-95CA-C5AB0DC85B11', true));
    fwrite($pipes[0], "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: $accept\r\n\r\n");
});
pcntl_alarm(1);
$tls = new WebSocketClient\TlsOptions(caFile: certificate('ca'));
// Without a heartbeat nobody reads before recv() does.
$client = new WebSocketClient("wss://127.0.0.1:$port/", pingInterval: null, tls: $tls);
$client->connect();

// The server asks, and is stopped before it can see an answer.
fwrite($pipes[0], "r\n");
var_dump(eventually(fn() => unread($port)));
proc_terminate($server, SIGSTOP);
var_dump(eventually(fn() => proc_get_status($server)['stopped']));

$cpu = cpu_seconds();
$start = elapsed();
var_dump($client->recv(2.0));
assert_waited(elapsed($start), 2.0);
var_dump(cpu_seconds() - $cpu < 0.5, $client->getState());
// The request has been answered, and nobody has read that.
var_dump(unread($port), unread($port, server: true));
?>
--EXPECT--
bool(true)
bool(true)
NULL
waited out its limit
bool(true)
enum(WebSocketClient\State::Open)
bool(false)
bool(true)
