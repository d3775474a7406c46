--TEST--
WebSocketClient::send(): what the operating system has taken whole is not sent again
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['reset']],
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'hello'], ['answer_close']],
]);
$client = reconnecting($peer->url());
$client->connect();
$peer->waitFor('waiting');
$client->send('one');
$peer->go();
echo $client->recv(), "\n";
$client->sendBinary('two');
$client->close();
$peer->waitFor('closed');
foreach ($peer->all('frame') as $frame) {
    echo $frame['connection'], ': ', hex2bin($frame['hex']) === 'two' ? 'two' : "opcode {$frame['opcode']}", "\n";
}
?>
--EXPECT--
hello
2: two
2: opcode 8
