--TEST--
TlsOptions::$caFile: a directory of authorities, whatever their names
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

use WebSocketClient\TlsOptions;

$folder = sys_get_temp_dir() . '/websocket-ca-' . getmypid();
mkdir($folder);
$peer = python_peer(['tls' => 'server']);
$show = function () use ($peer, $folder): void {
    ob_start();
    attempt_named(fn() => connected($peer, tls: new TlsOptions(caFile: $folder)), ['SERVER' => $peer->port]);
    echo str_replace($folder, 'FOLDER', ob_get_clean());
};
$show();
file_put_contents("$folder/notes.txt", 'no certificate');
copy(certificate('other-authority'), "$folder/other.crt");
touch($folder, time() - 10);
$show();
copy(certificate('ca'), "$folder/ours");
$show();
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
$show();
?>
--EXPECT--
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the CA directory FOLDER holds no file with a PEM certificate
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the certificate of 127.0.0.1 (127.0.0.1:SERVER) was not accepted: unable to get local issuer certificate, it was issued by "CN=websocket_client test ca", which is not in FOLDER; trust its authority with TlsOptions(caFile: ...)
nothing thrown
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the CA file FOLDER could not be read: No such file or directory
