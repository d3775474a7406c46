--TEST--
WebSocketClient: foreach: a server that greets each client and sends it away: the limits and the backoff hold
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$greeting = [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'hi']];
$close = [['send_close', 'code' => 1013], ['answer_close']];
// The first one lasts until connect() has returned.
$peer = scripted_peer([[...$greeting, ['wait_command'], ...$close], [...$greeting, ...$close]]);
$policy = policy(maxAttempts: 3, stableAfter: 20.0, jitter: WebSocketClient\Jitter::None, initialDelay: 0.2, maxDelay: 9.0, multiplier: 3.0);
$client = reconnecting($peer->url(), reconnect: $policy);
$delays = [];
$client->onRetry(function ($client, $info) use (&$delays): bool {
    return count($delays) < 6 && ($delays[] = $info->delay);
});
$client->connect();
$peer->waitFor('waiting');
$peer->go();
try {
    foreach ($client as $message) {
        echo $message, "\n";
    }
    echo "ended\n";
} catch (WebSocketClient\ConnectionClosedException $e) {
    print_chain($e);
}
// 0.2 s, 0.6 s, 1.8 s; and attempts on one endpoint are a second apart.
$is_grown = $delays[2] > 1.7 && $delays[1] < 1.1;
echo $is_grown ? "the backoff grew\n" : 'delays: ' . implode(' ', $delays) . "\n";
?>
--EXPECTF--
hi
hi
hi
hi
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1013 (try again later); no new connection to ws://127.0.0.1:%d/ lasted, gave up after 3 attempts in N s (maxAttempts is 3)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1013 (try again later)
the backoff grew
