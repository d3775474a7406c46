--TEST--
TlsOptions::$verifyHost: false logs a warning
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

final class Printing
{
    public function log($level, $message, array $context = []): void
    {
        $level === 'warning' && print("$message\n");
    }
}

$peer = python_peer(['tls' => 'wronghost']);
$tls = new WebSocketClient\TlsOptions(verifyHost: false, caFile: certificate('ca'));
$client = new WebSocketClient($peer->url(), tls: $tls);
$client->setLogger(new Printing())->connect();
var_dump($client->isConnected());
?>
--EXPECTF--
the certificate of wss://127.0.0.1:%d/ was not checked against its host (TlsOptions verifyHost: false): anyone with a trusted certificate can read and change what is sent
bool(true)
