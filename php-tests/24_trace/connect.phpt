--TEST--
WebSocketClient::setLogger(): each step of a connect is a line of the level debug, without query and credentials
--FILE--
<?php
require __DIR__ . '/tracing.inc';

$log = new Tracing();
$tls = new WebSocketClient\TlsOptions(caFile: certificate('ca'));
foreach ([python_peer(['subprotocols' => ['chat']]), python_peer(['tls' => 'server'])] as $peer) {
    $client = new WebSocketClient($peer->url('/feed?token=t', userinfo: 'user:pass@'), subprotocols: ['chat'], tls: $tls);
    $client->setLogger($log)->connect();
    $log->show(['SERVER' => $peer->port]);
}
?>
--EXPECT--
[debug] ws://127.0.0.1:SERVER/feed: +TIME: resolving 127.0.0.1
[debug] ws://127.0.0.1:SERVER/feed: +TIME: 127.0.0.1 has the address 127.0.0.1
[debug] ws://127.0.0.1:SERVER/feed: +TIME: connected to 127.0.0.1:SERVER
[debug] ws://127.0.0.1:SERVER/feed: +TIME: asking for an upgrade: GET /feed as AGENT
[debug] ws://127.0.0.1:SERVER/feed: +TIME: 101, with compression, subprotocol: chat
[info] connected to ws://127.0.0.1:SERVER/feed (127.0.0.1:SERVER)
[debug] wss://127.0.0.1:SERVER/feed: +TIME: resolving 127.0.0.1
[debug] wss://127.0.0.1:SERVER/feed: +TIME: 127.0.0.1 has the address 127.0.0.1
[debug] wss://127.0.0.1:SERVER/feed: +TIME: connected to 127.0.0.1:SERVER
[debug] wss://127.0.0.1:SERVER/feed: +TIME: TLS: TLSv1.3, TLS_AES_256_GCM_SHA384, certificate verified
[debug] wss://127.0.0.1:SERVER/feed: +TIME: asking for an upgrade: GET /feed as AGENT
[debug] wss://127.0.0.1:SERVER/feed: +TIME: 101, with compression, subprotocol: none
[info] connected to wss://127.0.0.1:SERVER/feed (127.0.0.1:SERVER)
