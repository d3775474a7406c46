--TEST--
WebSocketClient::recv(): a time-out that passes during an outage returns null on time, whatever the outage is
--FILE--
<?php
require __DIR__ . '/../helpers/faults.inc';

$follower = new Follower(connectTimeout: 0.6);

foreach (['hole', 'mute'] as $fault) {
    $follower->survives($fault, [$fault, 'reset'], before: function () use ($follower) {
        $follower->timesOut(0.4, times: 2);
        var_dump($follower->client->getState(), $follower->client->isConnected());
        while (count($follower->retries) < 2) {
            $follower->client->recv(0.1);
        }
        $follower->proxy->tell('pass');
    });
    $follower->reasons();
}

$follower->verdict();
?>
--EXPECTF--
waited out its limit
waited out its limit
enum(WebSocketClient\State::Connecting)
bool(false)
hole: subscribed again
lost: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
failed: WebSocketClient\TimeoutException: Could not connect to ws://127.0.0.1:%d/: connecting took longer than the limit of %f s (connectTimeout): tried 127.0.0.1:%d (no answer)
waited out its limit
waited out its limit
enum(WebSocketClient\State::Connecting)
bool(false)
mute: subscribed again
lost: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
failed: WebSocketClient\TimeoutException: Could not connect to ws://127.0.0.1:%d/: the HTTP upgrade took longer than the limit of %f s (connectTimeout): tried 127.0.0.1:%d (connected)
none twice
