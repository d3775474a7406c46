--TEST--
WebSocketClient::getStats(): counts
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['read_frame', 'opcode' => 1],
    ['read_frame', 'opcode' => 2],
    ['send_frame', 'opcode' => 1, 'payload' => 'four'],
    ['send_frame', 'opcode' => 2, 'payload' => 'x', 'repeat' => 200],
    ['send_frame', 'opcode' => 1, 'payload' => 'kept'],
    ['wait_command'],
    ['answer_close'],
]);
$client = connected($peer, pingInterval: null);
$client->send('grüße');
$client->sendBinary('abc');
$client->recv();
$client->recv();
$peer->waitFor('waiting');
$client->isConnected();
$stats = $client->getStats();
var_dump($stats->messagesSent, $stats->bytesSent, $stats->wireBytesSent);
var_dump($stats->messagesReceived, $stats->bytesReceived, $stats->wireBytesReceived);
var_dump($stats->pingsSent, $stats->pongsReceived);
var_dump(abs($stats->connectedSince - microtime(true)) < 10.0);
$peer->go();
$client->close();
?>
--EXPECT--
int(2)
int(10)
int(22)
int(3)
int(208)
int(216)
int(0)
int(0)
bool(true)
