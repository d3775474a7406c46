--TEST--
Jitter: the first delay is drawn, too, between the bounds of each kind
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

use WebSocketClient\Jitter;

$peer = scripted_peer([['hang']]);
$peer->stop();
foreach (Jitter::cases() as $jitter) {
    $delays = [];
    for ($i = 0; $i < 12; $i++) {
        $client = reconnecting($peer->url(), reconnect: policy(initialDelay: 100.0, maxDelay: 250.0, jitter: $jitter));
        $client->onRetry(function ($client, $info) use (&$delays): bool {
            $delays[] = $info->delay;
            return false;
        });
        try {
            $client->connect();
        } catch (WebSocketClient\ConnectException) {
        }
    }
    [$least, $most] = match ($jitter) {
        Jitter::None => [99.9, 100.0],
        Jitter::Full => [0.0, 102.0],
        Jitter::Equal => [49.9, 102.0],
        Jitter::Decorrelated => [99.9, 252.0],
    };
    $spread = max($delays) - min($delays);
    printf(
        "%s: %s, %s\n",
        $jitter->name,
        min($delays) >= $least && max($delays) <= $most ? 'within its bounds' : json_encode($delays),
        $spread < 0.1 ? 'all the same' : ($spread > 5.0 ? 'spread' : "spread over $spread s"),
    );
}
?>
--EXPECT--
None: within its bounds, all the same
Full: within its bounds, spread
Equal: within its bounds, spread
Decorrelated: within its bounds, spread
