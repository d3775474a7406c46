--TEST--
Heartbeat: the ping that may have ended a connection is in the log and in what callbacks are told as well
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$steps = [['upgrade'], ['read_frame', 'opcode' => 9], ['fin'], ['read_until_eof']];
$peer = scripted_peer([$steps, [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'again'], ['serve']]]);
$client = reconnecting($peer->url(), pingInterval: 0.3)
    ->onDisconnect(function (WebSocketClient $client, Exception $why): void {
        echo 'onDisconnect: ', $why->getMessage(), "\n";
    })
    ->onRetry(function (WebSocketClient $client, WebSocketClient\RetryInfo $retry): void {
        echo 'onRetry: ', $retry->error->getMessage(), "\n";
    });
$client->setLogger(new class {
    public function log(string $level, string $message): void
    {
        if ($level === 'warning') {
            echo "$level: $message\n";
        }
    }
});
$client->connect();
echo $client->recv(), "\n";
?>
--EXPECTF--
warning: the connection to ws://127.0.0.1:%d/ was lost: the server ended it without a Close frame; that was 0.%d s after our first ping, which the server did not answer: if it does not know Ping, set pingInterval: null
onDisconnect: The connection to ws://127.0.0.1:%d/ was lost: the server ended it without a Close frame; that was 0.%d s after our first ping, which the server did not answer: if it does not know Ping, set pingInterval: null
onRetry: The connection to ws://127.0.0.1:%d/ was lost: the server ended it without a Close frame; that was 0.%d s after our first ping, which the server did not answer: if it does not know Ping, set pingInterval: null
again
