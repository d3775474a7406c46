--TEST--
WebSocketClient::recv(): without a time limit, receiveTimeout counts; null means as long as it takes
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['wait_seconds', 'seconds' => 1.0],
    ['send_frame', 'opcode' => 1, 'payload' => 'late'],
    ['answer_close'],
]);
$client = connected($peer, receiveTimeout: 0.2);
$start = elapsed();
var_dump($client->recv());
assert_waited(elapsed($start), 0.2, 0.7);
echo $client->recv(10.0), "\n";
$client->close();

$client = connected($peer, receiveTimeout: null);
echo $client->recv(), "\n";
$client->close();

$client = connected($peer, receiveTimeout: null);
echo $client->recv(null), "\n";
$client->close();
?>
--EXPECT--
NULL
waited out its limit
late
late
late
