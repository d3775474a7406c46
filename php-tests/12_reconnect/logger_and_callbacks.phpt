--TEST--
WebSocketClient::setLogger(): hears of everything just before the callbacks do
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

final class Printing
{
    public function log($level, $message, array $context = []): void
    {
        $level === 'debug' or print("$level: " . preg_replace('/in \d+\.\d\d s/', 'in N s', $message) . "\n");
    }
}

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['send_close', 'code' => 1001], ['answer_close']],
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'two'], ['answer_close']],
]);
$client = talkative(reconnecting($peer->url('/?token=secret', userinfo: 'me:secret@')));
$client->setLogger(new Printing());
$client->connect();
$peer->waitFor('waiting');
$peer->go();
echo $client->recv(), "\n";
$client->close();
?>
--EXPECTF--
info: connected to ws://127.0.0.1:%d/ (127.0.0.1:%d)
onOpen: first
notice: the connection to ws://127.0.0.1:%d/ was closed by the server with code 1001 (going away)
onDisconnect: code 1001
notice: connecting to ws://127.0.0.1:%d/ in N s, attempt 1; the connection to ws://127.0.0.1:%d/ was closed by the server with code 1001 (going away)
onRetry: attempt 1
info: connected to ws://127.0.0.1:%d/ (127.0.0.1:%d)
onOpen: reconnected
two
notice: the connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
