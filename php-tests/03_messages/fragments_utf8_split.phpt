--TEST--
WebSocketClient::recv(): a character may be cut by a fragment's end
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 1, 'payload' => "\xf0", 'fin' => false],
    ['send_frame', 'opcode' => 0, 'payload' => "\x9f\x98", 'fin' => false],
    ['send_frame', 'opcode' => 9, 'payload' => 'between'],
    ['send_frame', 'opcode' => 0, 'payload' => "\x80\xc3", 'fin' => false],
    ['send_frame', 'opcode' => 0, 'payload' => "\xa4"],
    ['answer_close'],
]);
$client = connected($peer);
echo $client->recv(), "\n";
$client->close();
?>
--EXPECT--
😀ä
