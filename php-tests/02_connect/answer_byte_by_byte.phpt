--TEST--
WebSocketClient::connect(): an answer in single bytes
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ";
$peer = scripted_peer([
    ['read_request'],
    ['send_slowly', 'bytes' => $head, 'delay' => 0.002],
    ['respond', 'bytes' => '{accept}'],
    ['send_slowly', 'bytes' => "\r\n\r\n\x81\x02hi", 'delay' => 0.002],
    ['answer_close'],
]);
$client = connected($peer);
echo $client->recv(), "\n";
$client->close();
?>
--EXPECT--
hi
