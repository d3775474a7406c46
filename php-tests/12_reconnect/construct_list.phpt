--TEST--
WebSocketClient::__construct(): $url may be a list of interchangeable endpoints
--FILE--
<?php
$client = new WebSocketClient(['ws://one.test/', 'wss://me:secret@two.test/chat', 'ws://one.test:8080/']);
// None of several is the one in use.
var_dump($client->getState(), $client->getUrl(), $client->isConnected());
$url = 'ws://one.test/a';
$client = new WebSocketClient(['main' => &$url]);
var_dump($client->getUrl());
?>
--EXPECT--
enum(WebSocketClient\State::Idle)
NULL
bool(false)
string(15) "ws://one.test/a"
