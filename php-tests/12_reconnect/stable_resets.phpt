--TEST--
ReconnectPolicy: stableAfter: a message ends an outage, and so does a connection that lasts
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

foreach (['message' => 20.0, 'lasting' => 0.3] as $kind => $stableAfter) {
    $peer = scripted_peer([
        [['upgrade'], ['wait_command'], ['reset']],
        [
            ['upgrade'],
            ...$kind === 'message' ? [['send_frame', 'opcode' => 1, 'payload' => 'hello']] : [],
            ['wait_seconds', 'seconds' => 0.5],
            ['send_close', 'code' => 1001],
            ['answer_close'],
        ],
    ]);
    $client = reconnecting($peer->url(), reconnect: policy(stableAfter: $stableAfter));
    $attempts = [];
    $client->onRetry(function ($client, $info) use (&$attempts): bool {
        $attempts[] = $info->attempt;
        return count($attempts) < 2;
    });
    $client->connect();
    $peer->waitFor('waiting');
    $peer->go();
    try {
        while (true) {
            $client->recv(20.0);
        }
    } catch (WebSocketClient\ConnectionClosedException) {
    }
    echo "$kind: ", implode(' ', $attempts), "\n";
}
?>
--EXPECT--
message: 1 1
lasting: 1 1
