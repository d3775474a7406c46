--TEST--
WebSocketClient: has no properties, and takes none
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$client = new WebSocketClient('ws://example.com/');
var_dump(get_object_vars($client), isset($client->url));
attempt(fn() => $client->url = 'ws://example.org/');
?>
--EXPECT--
array(0) {
}
bool(false)
Error: Cannot create dynamic property WebSocketClient::$url
