--TEST--
WebSocketClient::connect(): an Authorization header of the caller's goes before userinfo
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
connected($peer, url: $peer->url(userinfo: 'me:secret@'), headers: ['Authorization' => 'Bearer token'])->close();
print_r($peer->waitFor('open')['headers']['authorization']);
?>
--EXPECT--
Array
(
    [0] => Bearer token
)
