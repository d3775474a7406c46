--TEST--
WebSocketClient::getStats(): costs the same whether one message is kept or two hundred thousand
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['send', 'bytes' => str_repeat("\x82\0", 200_000)],
    ['send_frame', 'opcode' => 1, 'payload' => 'the last'],
    ['answer_close'],
]);
$client = connected($peer, readAhead: 64 << 20);
eventually(fn() => $client->getStats()->bufferedMessages === 200_001, 30) or fail('they are not kept');
var_dump($client->getStats()->bufferedBytes);
$cost = cost();
for ($i = 0; $i < 20_000; $i++) {
    $client->getStats();
}
$cost->check(1.0, 8);
var_dump(count($client->recvMany(200_000)) > 0);
while ($client->recvMany(100_000, 0)) {
}
var_dump($client->getStats()->bufferedMessages, $client->getStats()->bufferedBytes);
?>
--EXPECT--
int(8)
time and memory are within bounds
bool(true)
int(0)
int(0)
