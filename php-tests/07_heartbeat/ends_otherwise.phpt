--TEST--
Heartbeat: pingInterval is not named where a ping was answered before, the end came later, or it has another reason
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$end = [['fin'], ['read_until_eof']];

// It has answered one, and ends at another.
$peer = scripted_peer([['upgrade'], ['serve'], ['read_frame', 'opcode' => 9], ...$end]);
$client = connected($peer, pingInterval: 0.3);
var_dump(eventually(fn() => $client->getStats()->pongsReceived > 0));
$peer->go();
attempt($client->recv(...));

// It has answered ping().
$peer = scripted_peer([['upgrade'], ['serve'], ['read_frame', 'opcode' => 9], ...$end]);
$client = connected($peer, pingInterval: 2.0);
$client->ping();
$peer->go();
attempt($client->recv(...));

// It has answered with another body.
$peer = scripted_peer([['upgrade'], ['read_frame', 'opcode' => 9], ['send_frame', 'opcode' => 10], ...$end]);
attempt(connected($peer, pingInterval: 0.3)->recv(...));

// It has lived on for more than a second.
$peer = scripted_peer([['upgrade'], ['read_frame', 'opcode' => 9], ['wait_seconds', 'seconds' => 1.5], ...$end]);
attempt(connected($peer, pingInterval: 0.3)->recv(...));

// It has not been asked.
attempt(connected(scripted_peer([['upgrade'], ...$end]))->recv(...));

// It says why.
foreach ([1000, 1001, 1012, 4000] as $code) {
    $peer = scripted_peer([['upgrade'], ['read_frame', 'opcode' => 9], ['send_close', 'code' => $code], ['read_frame', 'opcode' => 8]]);
    attempt(connected($peer, pingInterval: 0.3)->recv(...));
}
?>
--EXPECTF--
bool(true)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: the server ended it without a Close frame
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: the server ended it without a Close frame
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: the server ended it without a Close frame
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: the server ended it without a Close frame
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: the server ended it without a Close frame
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1000 (normal closure)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1001 (going away)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1012 (service restart)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 4000
