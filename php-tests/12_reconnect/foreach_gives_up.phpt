--TEST--
WebSocketClient: foreach throws when the policy gives up
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'one'], ['wait_command'], ['send_close', 'code' => 1001], ['answer_close']],
    [refusal('401 Unauthorized')],
]);
$client = reconnecting($peer->url());
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
?>
--EXPECTF--
one
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1001 (going away); no new connection could be opened to ws://127.0.0.1:%d/, gave up after 1 attempt in N s (another try would end the same): the server (127.0.0.1:%d) answered 401 Unauthorized instead of switching to WebSocket
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 401 Unauthorized instead of switching to WebSocket
