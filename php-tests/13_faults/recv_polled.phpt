--TEST--
WebSocketClient::recv(): connectTimeout passes and the schedule goes on for one that only looks, too
--FILE--
<?php
require __DIR__ . '/../helpers/faults.inc';

$follower = new Follower(connectTimeout: 0.5);

foreach (['hole', 'mute'] as $fault) {
    $follower->survives($fault, [$fault, 'reset'], before: function () use ($follower, $fault) {
        $noticed = eventually(function () use ($follower) {
            $follower->client->recv(0);
            return count($follower->retries) > 1;
        }, slack(4.0));
        echo $noticed ? '' : "never noticed that the attempt failed: $fault\n";
        $follower->proxy->tell('pass');
    });
    $follower->reasons();
}

$follower->verdict();
?>
--EXPECTF--
hole: subscribed again
lost: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
failed: WebSocketClient\TimeoutException: Could not connect to ws://127.0.0.1:%d/: connecting took longer than the limit of %f s (connectTimeout): tried 127.0.0.1:%d (no answer)
mute: subscribed again
lost: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
failed: WebSocketClient\TimeoutException: Could not connect to ws://127.0.0.1:%d/: the HTTP upgrade took longer than the limit of %f s (connectTimeout): tried 127.0.0.1:%d (connected)
none twice
