--TEST--
TlsOptions::$verifyPeer: false still checks the host, as PHP's own streams do
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

use WebSocketClient\TlsOptions;

$peer = python_peer(['tls' => 'wronghost']);
attempt_named(fn() => connected($peer, tls: new TlsOptions(verifyPeer: false)), ['SERVER' => $peer->port]);
attempt_named(fn() => connected($peer, tls: new TlsOptions(verifyPeer: false, serverName: 'other.example')), ['SERVER' => $peer->port]);
connected($peer, tls: new TlsOptions(verifyPeer: false, serverName: 'wronghost.example'))->close();
echo "the name in the certificate is taken\n";
$context = fn(string $name) => stream_context_create(['ssl' => ['verify_peer' => false, 'verify_peer_name' => true, 'peer_name' => $name]]);
foreach (['other.example', 'wronghost.example'] as $name) {
    $stream = @stream_socket_client("ssl://127.0.0.1:$peer->port", timeout: 10, context: $context($name));
    echo "PHP, $name: ", $stream ? 'taken' : 'refused', "\n";
}
?>
--SKIPIF--
<?php
extension_loaded('openssl') || die('skip PHP has no openssl extension');
?>
--EXPECT--
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the certificate of 127.0.0.1 (127.0.0.1:SERVER) was not accepted: IP address mismatch, it is for wronghost.example and not for 127.0.0.1; check that the URL names the right host, or name the one in the certificate with TlsOptions(serverName: ...)
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the certificate of other.example (127.0.0.1:SERVER) was not accepted: hostname mismatch, it is for wronghost.example and not for other.example; check that the URL names the right host, or name the one in the certificate with TlsOptions(serverName: ...)
the name in the certificate is taken
PHP, other.example: refused
PHP, wronghost.example: taken
