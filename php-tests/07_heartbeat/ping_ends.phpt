--TEST--
WebSocketClient::ping(): where the first ping ends the connection, the message says so
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach ([null, 20.0] as $interval) {
    $peer = scripted_peer([['upgrade'], ['read_frame', 'opcode' => 9], ['fin'], ['read_until_eof']]);
    $client = connected($peer, pingInterval: $interval);
    attempt(fn() => $client->ping(5.0));
}
?>
--EXPECTF--
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: the server ended it without a Close frame; that was 0.%d s after our first ping, which the server did not answer: it may not know Ping
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: the server ended it without a Close frame; that was 0.%d s after our first ping, which the server did not answer: it may not know Ping
