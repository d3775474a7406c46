--TEST--
Heartbeat: a connection that the peer ended needs no thread
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['send_close', 'code' => 1000], ['read_frame', 'opcode' => 8]]);
$before = count_own('task');
$client = connected($peer);
var_dump(eventually(fn() => count_own('task') === $before));
attempt($client->recv(...));
?>
--EXPECTF--
bool(true)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1000 (normal closure)
