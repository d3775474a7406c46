--TEST--
TlsOptions::$verifyPeer: false takes every certificate of the right host
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach (['expired', 'selfsigned', 'otherca'] as $certificate) {
    $peer = python_peer(['tls' => $certificate]);
    $client = connected($peer, tls: new WebSocketClient\TlsOptions(verifyPeer: false));
    $client->send("$certificate taken");
    echo $client->recv(), "\n";
}
?>
--EXPECT--
expired taken
selfsigned taken
otherca taken
