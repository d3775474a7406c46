--TEST--
WebSocketClient::send(): other types are TypeErrors in PHP's wording
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
attempt(fn() => $client->send([]));
attempt(fn() => $client->sendBinary(new stdClass()));
attempt(fn() => $client->send());
?>
--EXPECT--
TypeError: WebSocketClient::send(): Argument #1 ($text) must be of type string, array given
TypeError: WebSocketClient::sendBinary(): Argument #1 ($bytes) must be of type string, stdClass given
ArgumentCountError: WebSocketClient::send() expects exactly 1 argument, 0 given
