--TEST--
WebSocketClient::connect(): an interim answer before the one that counts
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['read_request'],
    ['send', 'bytes' => "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"],
    ['upgrade'],
    ['send_frame', 'opcode' => 1, 'payload' => 'hi'],
    ['answer_close'],
]);
$client = connected($peer);
echo $client->recv(), "\n";
$client->close();
?>
--EXPECT--
hi
