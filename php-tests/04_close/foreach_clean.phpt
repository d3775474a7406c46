--TEST--
WebSocketClient: foreach ends silently when the peer closes with 1000 or 1001
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
foreach (['1000 done', '1001'] as $close) {
    $client = connected($peer);
    $client->send('last words');
    $client->send("!close $close");
    foreach ($client as $message) {
        echo $message, "\n";
    }
    var_dump($client->getCloseCode());
}
?>
--EXPECT--
last words
int(1000)
last words
int(1001)
