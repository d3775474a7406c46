--TEST--
examples/wscat.php: options for headers, subprotocols, TLS and proxies
--FILE--
<?php
require __DIR__ . '/wscat.inc';

$peer = python_peer(['tls' => 'server', 'subprotocols' => ['chat']]);
$proxy = tinyproxy(['user' => 'secret']);
$arguments = ['-H', 'X-A: b: c', '-H', 'X-A:d', '-s', 'v2', '-s', 'chat', '--ca', certificate('ca'), '-p', $proxy->url('http', 'user:secret@'),
    '--trace', '--no-compression', '-x', 'hello', '-w', '0.5', $peer->url('/feed')];
wscat($arguments, '', ['PEER' => $peer->port, 'PROXY' => $proxy->port]);
$open = $peer->waitFor('open');
echo json_encode([$open['headers']['x-a'], $open['headers']['sec-websocket-protocol'], $open['path']], JSON_UNESCAPED_SLASHES), "\n";

$nginx = nginx(
    'ssl_certificate ' . certificate('server') . '; ssl_certificate_key ' . tool('certs/server.key') . ';'
    . ' ssl_client_certificate ' . certificate('ca') . '; ssl_verify_client on; location / { ' . nginx_pass($plain = python_peer()) . ' }',
    ' ssl',
);
$arguments = ['--ca', certificate('ca'), '--cert', certificate('client'), '--key', tool('certs/client-encrypted.key'), '-x', 'known', $nginx->url('wss')];
wscat($arguments, '', ['NGINX' => $nginx->port], ['WSCAT_PASSPHRASE' => 'opensesame']);
wscat(['-n', '-x', 'anybody', '-w', '0.5', python_peer(['tls' => 'expired'])->url()]);
?>
--EXPECTF--
