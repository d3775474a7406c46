--TEST--
WebSocketClient::connect(): userinfo in the URL becomes Basic auth, decoded
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
foreach (['me:secret@', 'me@', 'me:p%40ss%3Aword@', '%E4%BD%A0:%E5%A5%BD@', ':secret@'] as $userinfo) {
    $client = connected($peer, url: $peer->url(userinfo: $userinfo));
    [$value] = $peer->waitFor('open')['headers']['authorization'];
    echo substr($value, 0, 6), base64_decode(substr($value, 6), true), "\n";
    var_dump($client->getUrl() === $peer->url());
    $client->close();
}
?>
--EXPECT--
Basic me:secret
bool(true)
Basic me:
bool(true)
Basic me:p@ss:word
bool(true)
Basic 你:好
bool(true)
Basic :secret
bool(true)
