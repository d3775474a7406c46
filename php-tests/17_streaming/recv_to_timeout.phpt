--TEST--
WebSocketClient::recvTo(): null when no message has begun in time; the connection is as it was, half a frame is kept
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['wait_command'],
    ['send', 'bytes' => "\x81"],
    ['wait_command'],
    // The header of a message that is larger than recv() takes, and nothing of it.
    ['send', 'bytes' => "\x04"],
    ['wait_command'],
    ['send', 'bytes' => 'text'],
    ['answer_close'],
]);
$client = connected($peer, maxMessageSize: 3, receiveTimeout: 0.2);
$memory = fopen('php://memory', 'w+');
for ($i = 0; $i < 3; $i++) {
    $peer->waitFor('waiting');
    $start = elapsed();
    var_dump($client->recvTo($memory, 0.3));
    assert_waited(elapsed($start), 0.3);
    var_dump($client->recvTo($memory, 0));
    $start = elapsed();
    var_dump($client->recvTo($memory));
    assert_waited(elapsed($start), 0.2);
    $peer->go();
}
var_dump($client->recvTo($memory, 10), stream_get_contents($memory, offset: 0));
var_dump($client->isConnected());
$client->close();
?>
--EXPECT--
NULL
waited out its limit
NULL
NULL
waited out its limit
NULL
waited out its limit
NULL
NULL
waited out its limit
NULL
waited out its limit
NULL
NULL
waited out its limit
int(4)
string(4) "text"
bool(true)
