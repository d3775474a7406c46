--TEST--
WebSocketClient::send(): many messages may be under way before the first is read
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
for ($i = 0; $i < 500; $i++) {
    $client->send("number $i");
}
for ($i = 0; $i < 500; $i++) {
    $client->recv()->data === "number $i" or print("lost $i\n");
}
$client->send('!count');
echo $client->recv(), "\n";
?>
--EXPECT--
501
