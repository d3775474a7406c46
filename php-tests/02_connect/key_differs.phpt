--TEST--
WebSocketClient::connect(): every handshake has a key of its own
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['answer_close']]);
for ($i = 0; $i < 3; $i++) {
    connected($peer)->close();
    $keys[] = $peer->waitFor('request')['headers']['sec-websocket-key'][0];
}
var_dump(count(array_unique($keys)));
?>
--EXPECT--
int(3)
