--TEST--
WebSocketClient::sendFragments(): between fragments the iterable may receive and ping, but not send
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$peer = scripted_peer([['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'hello'], ['serve']]);
$client = connected($peer);
$client->sendFragments((function () use ($client) {
    // Nothing has been sent of it, so this is a message before it.
    $client->send('before');
    yield 'one';
    yield 'two';
    echo $client->recv(), "\n";
    var_dump($client->ping() > 0);
    attempt(fn() => $client->send('between'));
    attempt(fn() => $client->sendBinary('between'));
    attempt(fn() => $client->sendFragments(['between', 'again']));
    yield 'three';
    var_dump($client->isConnected(), $client->getState()->name);
})());
$client->send('after');
while (($line = frame_line($peer->waitFor('frame'))) !== '1+fin after') {
    echo preg_replace('/^9\+fin .*/', 'ping', $line), "\n";
}
$client->close();
?>
--EXPECT--
hello
bool(true)
WebSocketClient\Exception: A message of the same client is being sent, nothing else can be sent meanwhile
WebSocketClient\Exception: A message of the same client is being sent, nothing else can be sent meanwhile
WebSocketClient\Exception: A message of the same client is being sent, nothing else can be sent meanwhile
bool(true)
string(4) "Open"
1+fin before
1 one
ping
0 two
0+fin three
