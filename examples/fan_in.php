<?php
// Follows many feeds at once and prints what they send, a line each: "url: message". All else goes to standard error.
// Usage: php examples/fan_in.php URL...      ends with SIGTERM or Ctrl-C, or when no feed is left

declare(strict_types=1);

use WebSocketClient\{ConnectionClosedException, ReconnectPolicy};

if ($argc < 2) {
    fwrite(STDERR, "usage: php {$argv[0]} URL...\n");
    exit(2);
}

// An exception leaves whatever call is waiting. The second signal ends us at once.
final class Stopped extends Exception {}
pcntl_async_signals(true);
foreach ([SIGTERM, SIGINT] as $signal) {
    pcntl_signal($signal, function (): void {
        array_map(fn(int $signal) => pcntl_signal($signal, SIG_DFL), [SIGTERM, SIGINT]);
        throw new Stopped();
    });
}

$feeds = [];
$started = false;
try {
    foreach (array_slice($argv, 1) as $url) {
        $feed = new WebSocketClient($url, closeTimeout: 1.0, reconnect: new ReconnectPolicy());
        $feed->onDisconnect(fn($feed, ConnectionClosedException $why) => note($why->getMessage()));
        // connect() waits, so what cannot be reached at once is left out. Later select() looks for feeds that are lost,
        // however long it takes, and the others go on meanwhile.
        $feed->onRetry(function () use (&$started): bool {
            return $started;
        });
        try {
            $feed->connect();
            $feeds[] = $feed;
        } catch (WebSocketClient\Exception $e) {
            note('left out: ' . $e->getMessage());
        }
    }
    $started = true;
    if ($feeds === []) {
        note('no feed could be reached');
        exit(1);
    }
    note('following ' . count($feeds));

    while ($feeds !== []) {
        foreach (WebSocketClient::select($feeds) as $key => $feed) {
            try {
                // One message of each in turn: none can keep the others waiting.
                $message = $feed->recv(0);
            } catch (WebSocketClient\Exception $e) {
                note($e->getMessage());
                unset($feeds[$key]);
                continue;
            }
            if ($message !== null) {
                echo $feed->getUrl(), ': ', $message, "\n";
            }
        }
    }
    note('no feed is left');
} catch (Stopped) {
    foreach ($feeds as $feed) {
        try {
            $feed->close();
        } catch (WebSocketClient\Exception $e) {
            note($e->getMessage());
        }
    }
    note('stopped');
}

function note(string $text): void
{
    fwrite(STDERR, date('H:i:s ') . $text . "\n");
}
