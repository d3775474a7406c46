--TEST--
WebSocketClient::onOpen(): an exception of it leaves the call, and the client goes on in the next one
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['read_frame'], ['wait_command'], ['reset']],
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'second'], ['read_frame'], ['answer_close']],
]);
$client = reconnecting($peer->url());
$client->onOpen(fn() => throw new DomainException('not now'));
$e = attempt($client->connect(...));
var_dump($e->getPrevious(), $client->isConnected());
$client->send('first');
$peer->waitFor('waiting');
$peer->go();
attempt(fn() => $client->recv());
var_dump($client->isConnected());
echo $client->recv(), "\n";
$client->send('still usable');
$peer->waitFor('frame');
$client->close();
echo implode(', ', array_column($peer->all('frame'), 'text')), "\n";
?>
--EXPECT--
DomainException: not now
NULL
bool(true)
DomainException: not now
bool(true)
second
first, still usable
