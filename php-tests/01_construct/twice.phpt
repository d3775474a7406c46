--TEST--
WebSocketClient::__construct(): a second call throws or is harmless, and the connection goes on or a new one can be made
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$client->send('one');
try {
    $client->__construct($peer->url());
} catch (Error $e) {
    printf("%s: %s\n", get_class($e), $e->getMessage());
}
$client->isConnected() || $client->connect();
$client->send('two');
$last = null;
while ((string) $last !== 'two') {
    $last = $client->recv(10.0);
}
echo $last, "\n";
?>
--EXPECT--
Error: Cannot call constructor twice
two
