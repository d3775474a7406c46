--TEST--
WebSocketClient::close(): other types are TypeErrors in PHP's wording
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
attempt(fn() => $client->close('soon'));
attempt(fn() => $client->close(1000, []));
var_dump($client->isConnected());
?>
--EXPECT--
TypeError: WebSocketClient::close(): Argument #1 ($code) must be of type int, string given
TypeError: WebSocketClient::close(): Argument #2 ($reason) must be of type string, array given
bool(true)
