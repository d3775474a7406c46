--TEST--
TLS: an IPv6 literal
--SKIPIF--
<?php
if (!@stream_socket_server('tcp://[::1]:0')) {
    die('skip this machine has no IPv6 loopback');
}
?>
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'server', 'host' => '::1']);
$client = connected($peer, tls: new WebSocketClient\TlsOptions(caFile: certificate('ca')));
$client->send('six');
echo $client->recv(), "\n";
?>
--EXPECT--
six
