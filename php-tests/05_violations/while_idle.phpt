--TEST--
ProtocolException: a violation while PHP is elsewhere is answered then, and told by the next call; behind a message, when that could be answered
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['wait_command'],
    ['send', 'bytes' => "\x83\x00"],
    ['read_frame', 'opcode' => 8],
]);
$client = connected($peer);
$peer->go();
echo $peer->waitFor('frame')['code'], "\n";
attempt($client->recv(...));
attempt(fn() => $client->send('x'));

$peer = scripted_peer([
    ['upgrade', 'after' => "\x81\x04fine\x83\x00"],
    ['read_frame', 'opcode' => 1],
    ['read_frame', 'opcode' => 8],
]);
$client = connected($peer);
eventually(fn() => $client->getStats()->bufferedMessages === 1) or fail('nothing came');
echo $client->recv(), "\n";
$client->send('answer');
$peer->waitFor('frame');
attempt($client->recv(...));
echo $peer->waitFor('frame')['code'], "\n";
?>
--EXPECTF--
1002
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a frame has the reserved opcode 3; the connection was closed with code 1002 (protocol error)
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a frame has the reserved opcode 3; the connection was closed with code 1002 (protocol error)
fine
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ broke the WebSocket protocol: a frame has the reserved opcode 3; the connection was closed with code 1002 (protocol error)
1002
