--TEST--
WebSocketClient::recv(): the peer's code and reason, and the answer that the peer gets
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach ([python_peer(), node_peer()] as $peer) {
    foreach (['1000', '1001 going away', '1011 oops', '1008 not you', '3000', '4001 grüße'] as $close) {
        $client = connected($peer);
        $client->send("!close $close");
        try {
            $client->recv();
        } catch (WebSocketClient\ConnectionClosedException $e) {
            describe_closure($e);
        }
        printf("%d '%s'\n", $client->getCloseCode(), $client->getCloseReason());
        $peer->waitFor('closed')['code'] === $e->closeCode or print("the peer saw another code\n");
    }
}
?>
--EXPECT--
WebSocketClient\ConnectionClosedException: code 1000, reason '', clean, by peer
1000 ''
WebSocketClient\ConnectionClosedException: code 1001, reason 'going away', clean, by peer
1001 'going away'
WebSocketClient\ConnectionClosedException: code 1011, reason 'oops', clean, by peer
1011 'oops'
WebSocketClient\ConnectionClosedException: code 1008, reason 'not you', clean, by peer
1008 'not you'
WebSocketClient\ConnectionClosedException: code 3000, reason '', clean, by peer
3000 ''
WebSocketClient\ConnectionClosedException: code 4001, reason 'grüße', clean, by peer
4001 'grüße'
WebSocketClient\ConnectionClosedException: code 1000, reason '', clean, by peer
1000 ''
WebSocketClient\ConnectionClosedException: code 1001, reason 'going away', clean, by peer
1001 'going away'
WebSocketClient\ConnectionClosedException: code 1011, reason 'oops', clean, by peer
1011 'oops'
WebSocketClient\ConnectionClosedException: code 1008, reason 'not you', clean, by peer
1008 'not you'
WebSocketClient\ConnectionClosedException: code 3000, reason '', clean, by peer
3000 ''
WebSocketClient\ConnectionClosedException: code 4001, reason 'grüße', clean, by peer
4001 'grüße'
