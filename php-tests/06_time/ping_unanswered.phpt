--TEST--
WebSocketClient::ping(): a peer that never answers
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['read_frame', 'opcode' => 9],
    ['wait_command'],
    ['send_frame', 'opcode' => 1, 'payload' => 'still here'],
    ['answer_close'],
]);
$client = connected($peer, pingInterval: null);
$start = elapsed();
$e = attempt(fn() => $client->ping(0.3));
assert_waited(elapsed($start), 0.3);
var_dump($e->operation, $client->isConnected());
$peer->go();
echo $client->recv(), "\n";
$client->close();
?>
--EXPECTF--
WebSocketClient\TimeoutException: ws://127.0.0.1:%d/ did not answer a ping within 0.3 s; the connection is still open
waited out its limit
string(4) "ping"
bool(true)
still here
