--TEST--
WebSocketClient::connect(): of a certificate of a trusted authority it says what else is wrong, and not to trust that authority
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

use WebSocketClient\TlsOptions;

$folder = sys_get_temp_dir() . '/websocket-trusted-' . getmypid();
mkdir($folder);
$sign = function (string $name, string $authority, string $extensions) use ($folder): void {
    file_put_contents("$folder/$name.ext", $extensions);
    $commands = "openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=$name -keyout $name.key -out $name.csr &&
        openssl x509 -req -in $name.csr -CA $authority.pem -CAkey $authority.key -set_serial 7 -days 2 -extfile $name.ext -out $name.one &&
        cat $name.one $authority.pem >$name.pem";
    exec('cd ' . escapeshellarg($folder) . " && ($commands) 2>&1", $output, $status);
    $status === 0 || fail(implode("\n", $output));
};
foreach (['pem', 'key'] as $kind) {
    copy(dirname(certificate('ca')) . "/ca.$kind", "$folder/ca.$kind");
}
$here = "basicConstraints=CA:FALSE\nsubjectAltName=DNS:localhost,IP:127.0.0.1\n";
$sign('clients', 'ca', $here . "extendedKeyUsage=clientAuth\n");
$sign('inner', 'ca', "basicConstraints=critical,CA:TRUE\nnameConstraints=critical,permitted;DNS:allowed.test\n");
$sign('outside', 'inner', $here);
$sign('last', 'ca', "basicConstraints=critical,CA:TRUE,pathlen:0\n");
$sign('below', 'last', "basicConstraints=critical,CA:TRUE\n");
$sign('deep', 'below', $here);
// Whoever has a certificate is no authority.
$sign('leaf', 'ca', $here);
$sign('forged', 'leaf', $here);

foreach (['clients', 'outside', 'deep', 'forged'] as $name) {
    $peer = python_peer(['tls' => "$folder/$name"]);
    ob_start();
    attempt_named(fn() => connected($peer, url: $peer->url(host: '127.0.0.1'), tls: new TlsOptions(caFile: certificate('ca'))), ['SERVER' => $peer->port]);
    echo str_replace($folder, 'FOLDER', ob_get_clean());
}
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
?>
--EXPECTF--
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the certificate of 127.0.0.1 (127.0.0.1:SERVER) was not accepted: %s certificate purpose, it is not one for servers; it has to be replaced by another one; to trust its authority does not help
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the certificate of 127.0.0.1 (127.0.0.1:SERVER) was not accepted: permitted subtree violation, "CN=inner", or an authority above it, may not issue certificates for localhost, 127.0.0.1; it has to be replaced by another one; to trust its authority does not help
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the certificate of 127.0.0.1 (127.0.0.1:SERVER) was not accepted: path length constraint exceeded, "CN=last" may not issue certificates, or not through so many others; it has to be replaced by another one; to trust its authority does not help
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:SERVER/: the certificate of 127.0.0.1 (127.0.0.1:SERVER) was not accepted: invalid CA certificate, "CN=leaf" may not issue certificates, or not through so many others; it has to be replaced by another one; to trust its authority does not help
