--TEST--
ReconnectPolicy: an edited table of close codes; foreach then ends on 1001 as without a policy
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['send_close', 'code' => 4000], ['answer_close']],
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'two'], ['wait_command'], ['send_close', 'code' => 1001], ['answer_close']],
]);
$client = talkative(reconnecting($peer->url(), reconnect: policy(retryCloseCodes: [1000, 4000])));
$client->connect();
$peer->waitFor('waiting');
$peer->go();
foreach ($client as $message) {
    echo $message, "\n";
    $peer->go();
}
var_dump($client->getCloseCode());
attempt(fn() => $client->recv());
?>
--EXPECTF--
onOpen: first
onDisconnect: code 4000
onRetry: attempt 1
onOpen: reconnected
two
onDisconnect: code 1001
int(1001)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1001 (going away)
