--TEST--
TLS: SSL_CERT_FILE and SSL_CERT_DIR name the system's authorities
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$peer = python_peer(['tls' => 'server']);
$folder = sys_get_temp_dir() . '/websocket-hashed-' . getmypid();
mkdir($folder);
$hash = trim(shell_exec('openssl x509 -noout -hash -in ' . escapeshellarg(certificate('ca'))));
copy(certificate('ca'), "$folder/$hash.0");
$code = <<<'PHP'
    try {
        $client = new WebSocketClient($argv[1]);
        $client->connect();
        var_dump($client->getTlsInfo()['verified']);
    } catch (WebSocketClient\Exception $e) {
        echo get_class($e), "\n";
    }
    PHP;
foreach ([[], ['SSL_CERT_FILE' => certificate('ca')], ['SSL_CERT_DIR' => $folder]] as $environment) {
    run_php($code, [$peer->url()], environment: $environment);
}
unlink("$folder/$hash.0");
rmdir($folder);
?>
--EXPECT--
WebSocketClient\TlsException
bool(true)
bool(true)
