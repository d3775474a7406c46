--TEST--
Message::json(): decodes into arrays, or into objects
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
foreach (['{"a":{"b":[1,2.5,null,true]}}', '"text"', '12345678901234567890', 'null', '[]'] as $json) {
    $client->send($json);
    $message = $client->recv();
    var_dump($message->json() === json_decode($json, true), $message->json(false) == json_decode($json));
}
$client->send('{"a":1}');
var_dump($client->recv()->json(associative: false));
?>
--EXPECTF--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
object(stdClass)#%d (1) {
  ["a"]=>
  int(1)
}
