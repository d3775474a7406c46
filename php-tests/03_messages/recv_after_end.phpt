--TEST--
WebSocketClient::recv(): messages that came before the end are still there after it
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade', 'after' => "\x81\x03one\x82\x03two\x81\x05three\x88\x02\x03\xe8"],
    ['read_frame', 'opcode' => 8],
]);
$client = connected($peer);
$peer->waitFor('frame');
$peer->waitFor('closed');
echo $client->recv(), ' ', $client->recv(), ' ', $client->recv(), "\n";
attempt(fn() => $client->recv());
?>
--EXPECTF--
one two three
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1000 (normal closure)
