--TEST--
WebSocketClient::setLogger(): an exception of the logger's leaves the call, and takes no callback away
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

final class Angry
{
    public function log($level, $message, array $context = []): void
    {
        $level === 'debug' or throw new DomainException($level);
    }
}

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['send_close', 'code' => 1001], ['answer_close']],
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'hello'], ['answer_close']],
]);
$client = talkative(reconnecting($peer->url()));
$client->setLogger(new Angry());
attempt($client->connect(...));
$client->connect();
$peer->waitFor('waiting');
$peer->go();
eventually(fn() => !$client->isConnected());
$message = null;
for ($i = 0; $i < 10 && !$message; $i++) {
    try {
        $message = $client->recv(2.0);
    } catch (DomainException $e) {
        echo $e->getMessage(), "\n";
    }
}
echo $message, "\n";
?>
--EXPECT--
DomainException: info
onOpen: first
notice
onDisconnect: code 1001
notice
onRetry: attempt 1
info
onOpen: reconnected
hello
