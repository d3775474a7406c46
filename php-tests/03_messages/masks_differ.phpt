--TEST--
WebSocketClient::send(): every frame has a mask of its own
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ...array_fill(0, 50, ['read_frame']), ['answer_close']]);
$client = connected($peer);
for ($i = 0; $i < 50; $i++) {
    $client->send('aaaa');
}
$client->close();
for ($i = 0; $i < 51; $i++) {
    $masks[] = $peer->waitFor('frame')['key'];
}
var_dump(count(array_unique($masks)));
?>
--EXPECT--
int(51)
