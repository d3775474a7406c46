--TEST--
WebSocketClient::recv(): a time limit of 0 takes what is there and does not wait
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['wait_command'], ['send_frame', 'opcode' => 1, 'payload' => 'there'], ['answer_close']]);
$client = connected($peer);
$start = elapsed();
var_dump($client->recv(0.0), $client->recv(0));
assert_within(elapsed($start), 0.0, 0.5);
$peer->go();
$message = null;
eventually(function () use ($client, &$message) {
    return $message = $client->recv(0.0);
});
echo $message, "\n";
var_dump($client->recv(0.0), $client->isConnected());
$client->close();
?>
--EXPECT--
NULL
NULL
returned within its limit
there
NULL
bool(true)
