--TEST--
Faults: over ws, a message that was sent in part only is sent again whole, once, unless its time is up
--FILE--
<?php
require __DIR__ . '/../helpers/faults.inc';

const SIZE = 20_000_000;

foreach (['reset' => 10.0, 'end' => 10.0, 'silence' => 1.0] as $how => $sendTimeout) {
    $follower = new Follower(tls: false, sendTimeout: $sendTimeout);
    $message = str_pad("cut by $how ", SIZE, '.');
    $follower->client->onRetry(fn() => [$follower->proxy->tell('pass'), true][1]);
    $follower->proxy->tell("cut up 1000000 $how");
    attempt(fn() => $follower->client->send($message));
    $follower->client->send("after $how");
    $follower->client->close();
    do {
        $report = $follower->server->waitFor('message');
        echo "on connection $report[connection]: ", strtok($report['start'], '.'), $report['size'] === SIZE ? ", whole\n" : "\n";
    } while ($report['size'] === SIZE);
    // It leads to the follower, and that to the client.
    $follower->client->onRetry(null);
}
?>
--EXPECTF--
nothing thrown
on connection 2: cut by reset , whole
on connection 2: after reset
nothing thrown
on connection 2: cut by end , whole
on connection 2: after end
WebSocketClient\TimeoutException: ws://127.0.0.1:%d/ did not take a whole message within %f s (sendTimeout); the connection was closed, since half a message cannot be taken back
on connection 2: after silence
