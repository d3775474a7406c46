--TEST--
ReconnectPolicy: a peer that breaks the protocol ends it, unless the table has the code we answered with
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

foreach ([null, [1002]] as $codes) {
    $peer = scripted_peer([
        [['upgrade'], ['wait_command'], ['send_frame', 'opcode' => 3], ['read_until_eof']],
        [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'hello'], ['answer_close']],
    ]);
    $client = talkative(reconnecting($peer->url(), reconnect: policy(retryCloseCodes: $codes)));
    $client->connect();
    $peer->waitFor('waiting');
    $peer->go();
    try {
        echo $client->recv(), "\n";
    } catch (WebSocketClient\ProtocolException $e) {
        describe_closure($e);
    }
}
?>
--EXPECTF--
onOpen: first
onDisconnect: code 1002
WebSocketClient\ProtocolException: code 1002, reason '%s', not clean, by client
onOpen: first
onDisconnect: code 1002
onRetry: attempt 1
onOpen: reconnected
hello
