<?php
// Follows many feeds at once, each in a Fiber of its own that reads as if it were alone. Prints "url: message".
// Usage: php examples/fibers.php URL...      ends when no feed is left

declare(strict_types=1);

use WebSocketClient\{Message, ReconnectPolicy};

if ($argc < 2) {
    fwrite(STDERR, "usage: php {$argv[0]} URL...\n");
    exit(2);
}

/** What one feed does, from its beginning to its end. */
function follow(string $url): void
{
    $client = new WebSocketClient($url, reconnect: new ReconnectPolicy(maxElapsed: 60.0));
    try {
        $client->connect(); // waits, and the other feeds with it
        while (true) {
            $message = receive($client);
            echo $client->getUrl(), ': ', $message, "\n";
        }
    } catch (WebSocketClient\Exception $e) {
        fwrite(STDERR, $e->getMessage() . "\n");
    }
}

/** The next message. The other feeds go on until there is one. */
function receive(WebSocketClient $client): Message
{
    do {
        Fiber::suspend($client);
        $message = $client->recv(0);
    } while ($message === null);
    return $message;
}

// The scheduler: a Fiber that suspends says which client it waits for; it goes on when select() says that it can.
$fibers = $waiting = [];
foreach (array_slice($argv, 1) as $number => $url) {
    $fibers[$number] = new Fiber(follow(...));
    $waiting[$number] = $fibers[$number]->start($url);
}
while ($waiting = array_filter($waiting)) { // one that has ended waits for null
    foreach (WebSocketClient::select($waiting) as $number => $client) {
        $waiting[$number] = $fibers[$number]->resume();
    }
}
