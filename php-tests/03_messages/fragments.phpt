--TEST--
WebSocketClient::recv(): fragments are put together
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$client->send('!fragments Hello , world !');
echo $client->recv(), "\n";
$client->close();

$peer = scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 2, 'payload' => "\xff", 'fin' => false],
    ['send_frame', 'opcode' => 0, 'payload' => '', 'fin' => false],
    ['send_frame', 'opcode' => 0, 'payload' => "\x00\xfe", 'fin' => false],
    ['send_frame', 'opcode' => 0, 'payload' => ''],
    ['send_frame', 'opcode' => 1, 'payload' => '', 'fin' => false],
    ['send_frame', 'opcode' => 0, 'payload' => ''],
    ['answer_close'],
]);
$client = connected($peer);
$message = $client->recv();
var_dump(bin2hex($message->data), $message->binary);
$message = $client->recv();
var_dump($message->data, $message->binary);
$client->close();
?>
--EXPECT--
Hello,world!
string(6) "ff00fe"
bool(true)
string(0) ""
bool(false)
