--TEST--
WebSocketClient::recvTo(): before a message has begun a policy carries on; half a message is an exception
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$half = ['send_frame', 'opcode' => 1, 'fin' => false, 'payload' => 'half'];
$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['reset']],
    [['upgrade'], $half, ['wait_command'], ['reset']],
    [['upgrade'], $half, ['send_frame', 'opcode' => 0, 'payload' => ' and half'], ['answer_close']],
]);
$client = talkative(reconnecting($peer->url()));
$client->connect();
$peer->go();
$text = '';
$sink = Sink::open(function (string $bytes) use (&$text, $peer): int {
    $text .= $bytes;
    $peer->go();
    return strlen($bytes);
});
$thrown = attempt(fn() => $client->recvTo($sink));
describe_closure($thrown);
echo "$text\n--\n";
$memory = fopen('php://memory', 'w+');
var_dump($client->recvTo($memory), stream_get_contents($memory, offset: 0));
$client->close();
?>
--EXPECTF--
onOpen: first
onDisconnect: code 1006
onRetry: attempt 1
onOpen: reconnected
onDisconnect: code 1006
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: %s
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
half
--
onRetry: attempt 1
onOpen: reconnected
int(13)
string(13) "half and half"
