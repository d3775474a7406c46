--TEST--
TlsOptions: files and passphrases that cannot be used are told by connect(), with their names
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

use WebSocketClient\TlsOptions;

$peer = scripted_peer([['read_until_eof']]);
$client = certificate('client');
$encrypted = tool('certs/client-encrypted.key');
$folder = dirname($client);
$ways = [
    ['certFile' => '/nowhere/client.pem'],
    ['certFile' => $client, 'keyFile' => '/nowhere/client.key'],
    ['certFile' => $encrypted],
    ['certFile' => $client],
    ['certFile' => $client, 'keyFile' => $client],
    ['certFile' => $client, 'keyFile' => tool('certs/server.key')],
    ['certFile' => $client, 'keyFile' => $encrypted],
    ['certFile' => $client, 'keyFile' => $encrypted, 'keyPassphrase' => ''],
    ['certFile' => $client, 'keyFile' => $encrypted, 'keyPassphrase' => 'secret-but-wrong'],
    ['certFile' => $client, 'keyFile' => $encrypted, 'keyPassphrase' => str_repeat('secret', 1000)],
];
foreach ($ways as $way) {
    ob_start();
    attempt_named(fn() => connected($peer, url: $peer->url(scheme: 'wss'), tls: new TlsOptions(...$way)), ['SERVER' => $peer->port]);
    echo str_replace($folder, 'CERTS', ob_get_clean());
}
?>
--EXPECT--
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the certificate file /nowhere/client.pem could not be read: No such file or directory
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the key file /nowhere/client.key could not be read: No such file or directory
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the certificate file CERTS/client-encrypted.key holds no PEM certificate
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the key file CERTS/client.pem holds no PEM private key
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the key file CERTS/client.pem holds no PEM private key
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the private key in CERTS/server.key is not that of the certificate in CERTS/client.pem
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the private key in CERTS/client-encrypted.key is encrypted: give TlsOptions(keyPassphrase: ...)
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the private key in CERTS/client-encrypted.key could not be opened with the passphrase given
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the private key in CERTS/client-encrypted.key could not be opened with the passphrase given
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the private key in CERTS/client-encrypted.key could not be opened with the passphrase given
