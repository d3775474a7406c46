--TEST--
WebSocketClient::getTlsInfo(): version, cipher, certificate, and whether it was verified
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

use WebSocketClient\TlsOptions;

$ca = certificate('ca');
$peer = python_peer(['tls' => 'server']);
$client = new WebSocketClient($peer->url(), tls: new TlsOptions(caFile: $ca));
var_dump($client->getTlsInfo());
$client->connect();
$info = $client->getTlsInfo();
echo implode(' ', array_keys($info)), "\n";
$pem = file_get_contents(certificate('server'));
var_dump($info['version'], $info['cipher'], $info['verified']);
$der = base64_decode(preg_replace('/-----.*?-----|\s/', '', $pem));
var_dump($info['certificate'] === $pem, $info['fingerprint'] === hash('sha256', $der));
$client->close();
var_dump($client->getTlsInfo() === $info);

$peer = python_peer(['tls' => 'wronghost', 'tls_max' => '1.2']);
foreach ([new TlsOptions(verifyHost: false, caFile: $ca), new TlsOptions(verifyPeer: false, serverName: 'wronghost.example')] as $tls) {
    $info = connected($peer, tls: $tls)->getTlsInfo();
    var_dump($info['version'], $info['verified']);
    echo preg_match('/^TLS_ECDHE_ECDSA_WITH_\w+$/', $info['cipher']), "\n";
}
var_dump(connected(python_peer())->getTlsInfo());
?>
--EXPECT--
NULL
version cipher verified certificate fingerprint pin
string(7) "TLSv1.3"
string(22) "TLS_AES_256_GCM_SHA384"
bool(true)
bool(true)
bool(true)
bool(true)
string(7) "TLSv1.2"
bool(false)
1
string(7) "TLSv1.2"
bool(false)
1
NULL
