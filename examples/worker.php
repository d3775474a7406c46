<?php
// A worker of a queue: does the jobs that a server sends, one after the other, and stops without losing one.
// Jobs are {"job": ID, "text": TEXT, "seconds": TIME}, answers {"done": ID, "result": HASH}; "seconds" stands for the work.
// Usage: php examples/worker.php [--ca-file=FILE] [--grace=SECONDS] URL...
//
// SIGTERM or Ctrl-C: tells the server {"stop": true}, does what was on its way, and closes with 1000 when the server says
// {"stopped": true}. After the grace of ten seconds, or at a second signal, it closes with 1001: whatever was not reported as
// done must be given to another worker. Ends with status 0 in each case.

declare(strict_types=1);

use WebSocketClient\{ReconnectPolicy, RetryInfo, TlsOptions};

$options = getopt('', ['ca-file:', 'grace:'], $rest);
/** @var list<string> $argv */
$urls = array_slice($argv, (int) $rest);
if ($urls === []) {
    fwrite(STDERR, "usage: php {$argv[0]} [--ca-file=FILE] [--grace=SECONDS] URL...\n");
    exit(2);
}
$grace = (int) ($options['grace'] ?? 10);

$client = new WebSocketClient(
    $urls,
    tls: new TlsOptions(caFile: $options['ca-file'] ?? null),
    reconnect: new ReconnectPolicy(maxDelay: 10.0),
);
$stopping = false;
$sending = false;

$client->onOpen(function (WebSocketClient $client) use (&$stopping): void {
    note('connected to %s', $client->getUrl());
    say(['ready' => !$stopping]);
});
$client->onRetry(function (WebSocketClient $client, RetryInfo $retry): bool {
    note('attempt %d in %.2f s at %s', $retry->attempt, $retry->delay, $retry->url);
    return true;
});

// A handler runs in the middle of whatever goes on, recv() and the work included, which then goes on.
$stop = function (int $signal) use ($client, $grace, &$stopping, &$sending): void {
    if ($stopping || $grace <= 0 || !$client->isConnected()) {
        // Also ends connect(), and the search for a connection.
        $stopping = true;
        note('closing');
        $client->close(1001, 'worker stopping');
        return;
    }
    $stopping = true;
    note('stopping');
    pcntl_alarm($grace);
    // In the middle of a message nothing else can be sent: say() does it then.
    $sending || say(['stop' => true]);
};
pcntl_async_signals(true);
array_map(fn(int $signal) => pcntl_signal($signal, $stop), [SIGTERM, SIGINT, SIGALRM]);

try {
    $client->connect();
    foreach ($client as $message) {
        $job = $message->json();
        if (isset($job['stopped'])) {
            $client->close(1000, 'worker stopped');
        } elseif (isset($job['job'])) {
            report($job['job'], work($job));
        }
    }
} catch (WebSocketClient\Exception $e) {
    if (!$stopping) {
        note('gave up: %s', $e->getMessage());
        exit(1);
    }
}
note('stopped, closed with %d', $client->getCloseCode());

/** What a job is. */
function work(array $job): string
{
    $until = hrtime(true) + (float) ($job['seconds'] ?? 0) * 1e9;
    do {
        $result = hash('sha256', $job['text'] ?? '');
    } while (hrtime(true) < $until);
    return $result;
}

/** With the policy it goes over the next connection if this one is lost. */
function report(int|string $job, string $result): void
{
    global $client;
    if ($client->getState() === WebSocketClient\State::Closed) {
        note('not reported: %s', $job);
        return;
    }
    say(['done' => $job, 'result' => $result]);
    note('done: %s', $job);
}

function say(array $what): void
{
    global $client, $stopping, $sending;
    $before = $stopping;
    $sending = true;
    $client->sendJson($what);
    $sending = false;
    if ($stopping && !$before) {
        $client->send('{"stop":true}');
    }
}

function note(string $format, mixed ...$values): void
{
    fwrite(STDERR, date('H:i:s ') . sprintf($format, ...$values) . "\n");
}
