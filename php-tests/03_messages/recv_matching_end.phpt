--TEST--
WebSocketClient::recvMatching(): at the end of the connection it throws, and what came before can be fetched
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'one'], ['send_frame', 'opcode' => 1, 'payload' => 'two'], ['close']]);
$client = connected($peer);
attempt(fn() => $client->recvMatching(fn() => false, 5));
echo $client->recv(), ' ', $client->recv(), "\n";
attempt(fn() => $client->recv());
?>
--EXPECTF--
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: the server ended it without a Close frame
one two
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: the server ended it without a Close frame
