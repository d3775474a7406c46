--TEST--
The heartbeat: a peer that never stops sending does not keep it from the other connections
--FILE--
<?php
require __DIR__ . '/../helpers/flood.inc';

$flooding = flooding_peer('', "\x89\0");
$flooded = [flooded($flooding, pingInterval: 20.0), flooded($flooding, pingInterval: 20.0)];
$peer = scripted_peer([
    ['upgrade'],
    ['wait_command'],
    ['send_frame', 'opcode' => 9, 'payload' => 'first'],
    ['read_frame', 'opcode' => 10],
    ['wait_command'],
    ['send_frame', 'opcode' => 9, 'payload' => 'second'],
    ['read_frame', 'opcode' => 10],
    ['answer_close'],
]);
$client = connected($peer, pingInterval: 20.0);
// PHP does nothing with its connections: whoever answers is the heartbeat's thread.
foreach (['first', 'second'] as $ping) {
    $peer->waitFor('waiting');
    $peer->go();
    echo hex2bin($peer->waitFor('frame')['hex']), "\n";
}
// Nor does it hold calls of the connections that it serves.
foreach ($flooded as $one) {
    assert_limited('select(0)', fn() => WebSocketClient::select([$one], 0), false);
    assert_limited('recv()', fn() => $one->recv(LIMIT), true);
    assert_limited('getStats()', fn() => $one->getStats(), false);
}
$client->close();
echo $client->getState()->name, "\n";
?>
--EXPECT--
first
second
Closed
