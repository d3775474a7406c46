--TEST--
ReconnectPolicy: restartDelay: how long a server is left alone after 1012, from the arrival of its Close frame
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = dropping_peer(['send_close', 'code' => 1012], ['answer_close']);
$delay = function (array $restartDelay, float $pause) use ($peer): float {
    $policy = policy(restartDelay: $restartDelay, jitter: WebSocketClient\Jitter::None);
    $client = reconnecting($peer->url(), reconnect: $policy);
    $delay = NAN;
    $client->onRetry(function ($client, $info) use (&$delay): bool {
        $delay = $info->delay;
        return false;
    });
    $client->connect();
    $peer->waitFor('waiting');
    $peer->go();
    // The heartbeat's thread has answered it.
    $peer->waitFor('closed');
    $start = elapsed();
    eventually(fn() => elapsed($start) > $pause);
    try {
        $client->recv(10.0);
    } catch (WebSocketClient\ConnectionClosedException) {
    }
    return $delay;
};
$say = fn(float $delay, float $least, float $most) => print $delay >= $least && $delay <= $most ? "good\n" : "$delay\n";
// Attempts on one endpoint are a second apart.
$say($delay([0.0, 0.0], 0.0), 0.0, 1.0);
$say($delay([60.0, 90.0], 0.0), 58.0, 91.0);
$say($delay([60.0, 60.0], 3.0), 40.0, 57.5);
?>
--EXPECT--
good
good
good
