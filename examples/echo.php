<?php
// The demo: PHP talks to an echo server over ws:// and wss:// and prints the conversation. Not a test: it checks little.
// Usage: php examples/echo.php WS-URL WSS-URL CA-FILE      (scripts/demo.sh starts the server and fills these in)

declare(strict_types=1);

use WebSocketClient\Message;
use WebSocketClient\TlsOptions;

if ($argc !== 4) {
    fwrite(STDERR, "usage: php {$argv[0]} WS-URL WSS-URL CA-FILE\n");
    exit(2);
}
/** @var list<string> $argv */
[, $wsUrl, $wssUrl, $caFile] = $argv;

$plain = new WebSocketClient($wsUrl, subprotocols: ['chat', 'echo']);
conversation($plain);
$plain->close();

$client = new WebSocketClient($wssUrl, subprotocols: ['chat', 'echo'], tls: new TlsOptions(caFile: $caFile));
conversation($client);
heartbeat($client);
farewell($client);

/** Connects, sends each kind of message and shows what comes back. */
function conversation(WebSocketClient $client): void
{
    $client->connect();
    title((string) $client->getUrl());
    line('connected to', (string) $client->getRemoteAddress());
    line('subprotocol', $client->getSubprotocol() ?? '(none)');

    foreach (['Hello from PHP ' . PHP_VERSION, '你好，世界', 'Grüße 🐘 ⇄ 🦀', ''] as $text) {
        $client->send($text);
        line('sent', show($text));
        line('received', show(expect($client, $text, binary: false)->data));
    }

    $bytes = random_bytes(1024 * 1024);
    $started = hrtime(true);
    $client->sendBinary($bytes);
    expect($client, $bytes, binary: true);
    $took = milliseconds((hrtime(true) - $started) / 1e9);
    line('1 MiB binary', "there and back in $took, every byte the same");

    $trips = array_map(fn () => $client->ping(), range(1, 5));
    line('round trips', implode(', ', array_map(milliseconds(...), $trips)));
}

/** The server drops who does not answer its pings within a second, and PHP has no time for it. */
function heartbeat(WebSocketClient $client): void
{
    title('Heartbeat while PHP is busy');
    echo "The server pings every second and drops a client that has not answered within one second.\n";
    echo 'PHP now computes for 5 seconds without a look at the connection: ';
    $hash = '';
    for ($second = 1; $second <= 5; $second++) {
        $until = microtime(true) + 1;
        while (microtime(true) < $until) {
            $hash = hash('sha256', $hash . $until);
        }
        echo $second, ' ';
    }
    echo "done.\n";

    $client->send('Still there?');
    line('sent', show('Still there?'));
    line('received', show(expect($client, 'Still there?', binary: false)->data));

    $stats = $client->getStats();
    line('messages', "{$stats->messagesSent} sent, {$stats->messagesReceived} received");
    [$out, $in] = array_map(number_format(...), [$stats->wireBytesSent, $stats->wireBytesReceived]);
    line('on the wire', "$out bytes sent, $in received");
    line('our own pings', "{$stats->pingsSent} sent, {$stats->pongsReceived} answered");
    line('best, last trip', milliseconds($stats->minRoundTrip) . ', ' . milliseconds($stats->lastRoundTrip));
}

function farewell(WebSocketClient $client): void
{
    title('Close handshake');
    $client->close(1000, 'demo over');
    line('close code', (string) $client->getCloseCode());
    line('state', $client->getState()->name);
}

/** The next message, which must be what was sent. */
function expect(WebSocketClient $client, string $data, bool $binary): Message
{
    $message = $client->recv(10.0) ?? throw new RuntimeException('nothing came back within ten seconds');
    if ($message->data !== $data || $message->binary !== $binary) {
        throw new RuntimeException('the echo is not what was sent');
    }
    return $message;
}

function title(string $title): void
{
    echo "\n== $title ==\n";
}

function line(string $what, string $value): void
{
    printf("%15s: %s\n", $what, $value);
}

function show(string $text): string
{
    return $text === '' ? '(an empty text)' : $text;
}

function milliseconds(?float $seconds): string
{
    return $seconds === null ? 'none yet' : sprintf('%.2f ms', $seconds * 1000);
}
