<?php
// A client in ReactPHP's event loop, beside whatever else runs there. Prints what the server sends.
// Usage: composer require react/event-loop; php examples/reactphp.php URL      ends with the connection

declare(strict_types=1);

use React\EventLoop\Loop;
use WebSocketClient\ReconnectPolicy;

require 'vendor/autoload.php'; // of the folder that it is run in

if ($argc !== 2) {
    fwrite(STDERR, "usage: php {$argv[0]} URL\n");
    exit(2);
}

$client = new WebSocketClient($argv[1], reconnect: new ReconnectPolicy(maxElapsed: 300.0));
$client->connect(); // blocks the loop, so before it runs

// The stream is readable when recv(0) has a message, the end, or something to do: then it returns null. On systems
// other than Linux call recv(0) from Loop::addPeriodicTimer() too: there it is not readable for a new attempt.
Loop::addReadStream($client->getStream(), function ($stream) use ($client): void {
    try {
        $message = $client->recv(0);
        if ($message !== null) {
            echo $message, "\n";
        }
    } catch (WebSocketClient\Exception $e) {
        fwrite(STDERR, $e->getMessage() . "\n");
        Loop::removeReadStream($stream);
    }
});

Loop::run();
