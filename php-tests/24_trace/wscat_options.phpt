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
$expired = python_peer(['tls' => 'expired']);
wscat(['-n', '-x', 'anybody', '-w', '0.5', $expired->url()], '', ['EXPIRED' => $expired->port]);
?>
--EXPECT--
[debug] wss://127.0.0.1:PEER/feed: +TIME: 127.0.0.1:PEER goes through the proxy http://127.0.0.1:PROXY
[debug] wss://127.0.0.1:PEER/feed: +TIME: resolving 127.0.0.1
[debug] wss://127.0.0.1:PEER/feed: +TIME: connected to 127.0.0.1:PROXY
[debug] wss://127.0.0.1:PEER/feed: +TIME: asking the proxy for 127.0.0.1:PEER
[debug] wss://127.0.0.1:PEER/feed: +TIME: the proxy has opened the way: 200 Connection established
[debug] wss://127.0.0.1:PEER/feed: +TIME: TLS: TLSv1.3, TLS_AES_256_GCM_SHA384, certificate verified
[debug] wss://127.0.0.1:PEER/feed: +TIME: asking for an upgrade: GET /feed as AGENT
[debug] wss://127.0.0.1:PEER/feed: +TIME: 101, without compression, subprotocol: chat
[info] connected to wss://127.0.0.1:PEER/feed (127.0.0.1:PROXY)
connected to wss://127.0.0.1:PEER/feed (127.0.0.1:PROXY); Ctrl-C ends
[debug] wss://127.0.0.1:PEER/feed: sent text, 5 bytes
[debug] wss://127.0.0.1:PEER/feed: received text, 5 bytes
hello
[debug] wss://127.0.0.1:PEER/feed: sent close, 2 bytes
[debug] wss://127.0.0.1:PEER/feed: received close, 2 bytes
[notice] the connection to wss://127.0.0.1:PEER/feed was closed by this client with code 1000 (normal closure)
closed: 1000
status 0
[["b: c","d"],["v2, chat"],"/feed"]
connected to wss://127.0.0.1:NGINX/ (127.0.0.1:NGINX); Ctrl-C ends
known
closed: 1000
status 0
connected to wss://127.0.0.1:EXPIRED/ (127.0.0.1:EXPIRED); Ctrl-C ends
anybody
closed: 1000
status 0
