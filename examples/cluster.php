<?php
// The worker of docs/clusters.md: follows a numbered stream of a cluster, gets over nodes and balancers that go, and
// reports to the nodes what it has done, so that no report is lost. Prints the stream; all else goes to standard error.
// Usage: php examples/cluster.php [--ca-file=FILE] URL...      ends with SIGTERM or Ctrl-C, then with status 0

declare(strict_types=1);

use WebSocketClient\{ConnectionClosedException, ReconnectPolicy, RetryInfo, TimeoutException, TlsOptions};

$options = getopt('', ['ca-file:'], $rest);
/** @var list<string> $argv */
$urls = array_slice($argv, (int) $rest);
if ($urls === []) {
    fwrite(STDERR, "usage: php {$argv[0]} [--ca-file=FILE] URL...\n");
    exit(2);
}

$client = new WebSocketClient(
    $urls,
    tls: new TlsOptions(caFile: $options['ca-file'] ?? null),
    reconnect: new ReconnectPolicy(maxDelay: 10.0),
);
$last = 0;          // the last number seen
$unacked = [];      // id => report that no node has acknowledged yet
$me = bin2hex(random_bytes(4));
$count = 0;
$stopping = false;

// After every handshake: subscribe where we were, then send again what may be lost. An exception is not caught here: it
// says that this connection is gone as well, and the client goes on with the next one.
$client->onOpen(function (WebSocketClient $client, bool $reconnected) use (&$last, &$unacked): void {
    note('connected to %s%s', $client->getUrl(), $reconnected ? ', again' : '');
    $client->sendJson(['subscribe' => 'numbers', 'after' => $last]);
    foreach ($unacked as $id => $report) {
        note('sent again: %s', $id);
        $client->sendJson($report);
    }
});
$client->onDisconnect(function (WebSocketClient $client, ConnectionClosedException $why): void {
    note('lost: %d %s', $why->closeCode, $why->getMessage());
});
$client->onRetry(function (WebSocketClient $client, RetryInfo $retry): bool {
    note('attempt %d in %.2f s at %s', $retry->attempt, $retry->delay, $retry->url);
    return true; // false would give up
});

// close() ends connect(), the loop and any search for a connection. Reports on their way have five seconds before that.
$stop = function (int $signal) use ($client, &$stopping, &$unacked): void {
    $stopping = true;
    $signal === SIGALRM || $unacked === [] ? $client->close() : pcntl_alarm(5);
};
pcntl_async_signals(true);
array_map(fn(int $signal) => pcntl_signal($signal, $stop), [SIGTERM, SIGINT, SIGALRM]);

try {
    $client->connect();
    foreach ($client as $message) {
        $data = $message->json();
        unset($unacked[$data['ack'] ?? '']);
        if ($stopping && $unacked === []) {
            $client->close();
        }
        $number = $data['number'] ?? null;
        if ($number === null) {
            continue;
        }
        if ($number <= $last) {
            note('came twice: %d', $number);
            continue;
        }
        if ($last > 0 && $number > $last + 1) {
            note('missed: %d to %d', $last + 1, $number - 1);
        }
        $last = $number;
        echo "$number from {$data['node']}\n";

        if ($number % 5 === 0 && !$stopping) {
            // Kept before it is sent: whatever happens to send(), it goes out until somebody acknowledges it.
            $id = "$me-" . ++$count;
            $unacked[$id] = ['id' => $id, 'done' => $number];
            try {
                $client->sendJson($unacked[$id]);
            } catch (TimeoutException) {
                note('no connection yet, kept: %s', $id);
            }
        }
    }
} catch (WebSocketClient\Exception $e) {
    if (!$stopping) {
        note('gave up: %s', $e->getMessage());
        exit(1);
    }
}
note('%s, %d reports not acknowledged', $stopping ? 'stopped' : 'the server has ended it', count($unacked));

function note(string $format, mixed ...$values): void
{
    fwrite(STDERR, date('H:i:s ') . sprintf($format, ...$values) . "\n");
}
