--TEST--
WebSocketClient: foreach throws on every other end
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
foreach (['!close 1011 oops', '!close 4001', '!close 3000', '!drop'] as $command) {
    $client = connected($peer);
    $client->send('last words');
    $client->send($command);
    try {
        foreach ($client as $message) {
            echo $message, "\n";
        }
        echo "ended\n";
    } catch (WebSocketClient\ConnectionClosedException $e) {
        describe_closure($e);
    }
}
?>
--EXPECT--
last words
WebSocketClient\ConnectionClosedException: code 1011, reason 'oops', clean, by peer
last words
WebSocketClient\ConnectionClosedException: code 4001, reason '', clean, by peer
last words
WebSocketClient\ConnectionClosedException: code 3000, reason '', clean, by peer
last words
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
