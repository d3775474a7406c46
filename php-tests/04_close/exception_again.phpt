--TEST--
WebSocketClient::recv(): every call after the end throws, with the same reason
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$client->send('!close 4001 first');
for ($i = 0; $i < 3; $i++) {
    try {
        $client->recv();
    } catch (WebSocketClient\ConnectionClosedException $e) {
        describe_closure($e);
        $thrown[] = $e;
    }
}
var_dump(count(array_unique(array_map(spl_object_id(...), $thrown))));
?>
--EXPECT--
WebSocketClient\ConnectionClosedException: code 4001, reason 'first', clean, by peer
WebSocketClient\ConnectionClosedException: code 4001, reason 'first', clean, by peer
WebSocketClient\ConnectionClosedException: code 4001, reason 'first', clean, by peer
int(3)
