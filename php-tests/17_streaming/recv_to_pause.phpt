--TEST--
WebSocketClient::recvTo(): a server that pauses in the middle for longer than the timeout, and than pongTimeout, is left
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$half = ['send_frame', 'opcode' => 1, 'fin' => false, 'payload' => 'half'];
$peer = scripted_peer([['upgrade'], $half, ['read_until_eof']]);
foreach ([[0.8, 0.1], [0.1, 0.8]] as [$pong_timeout, $timeout]) {
    $client = connected($peer, pongTimeout: $pong_timeout, receiveTimeout: null);
    $memory = fopen('php://memory', 'w+');
    $start = elapsed();
    while (true) {
        try {
            $written = $client->recvTo($memory, $timeout);
        } catch (WebSocketClient\TimeoutException $thrown) {
            break;
        }
        $start = elapsed();
    }
    assert_waited(elapsed($start), 0.8);
    echo $thrown->operation, ': ', $thrown->getMessage(), "\n", stream_get_contents($memory, offset: 0), "\n";
    echo frame_line($peer->waitFor('frame')), "\n";
    describe_state($client);
}

// Shorter pauses, also such that are longer than the timeout, are borne.
$peer = scripted_peer([
    ['upgrade'],
    $half,
    ['wait_seconds', 'seconds' => 0.5],
    ['send_frame', 'opcode' => 0, 'fin' => false, 'payload' => ' and '],
    ['wait_seconds', 'seconds' => 0.5],
    ['send_frame', 'opcode' => 0, 'payload' => 'half'],
    ['answer_close'],
]);
$client = connected($peer, pongTimeout: null);
while (($written = $client->recvTo($memory = fopen('php://memory', 'w+'), 0.1)) === null) {
}
var_dump($written, stream_get_contents($memory, offset: 0));
$client->close();
?>
--EXPECTF--
waited out its limit
recvTo: ws://127.0.0.1:%d/ did not send the rest of a message within 0.8 s; the connection was closed, since half of it has been handed over
half
close 1011 half a message was given up
Closed 1006
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client: a message was given up that recvTo() had begun to hand over
waited out its limit
recvTo: ws://127.0.0.1:%d/ did not send the rest of a message within 0.8 s; the connection was closed, since half of it has been handed over
half
close 1011 half a message was given up
Closed 1006
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client: a message was given up that recvTo() had begun to hand over
int(13)
string(13) "half and half"
