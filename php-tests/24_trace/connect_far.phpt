--TEST--
WebSocketClient::setLogger(): addresses, proxies and redirects in the trace, and where it ended
--FILE--
<?php
require __DIR__ . '/tracing.inc';

$log = new Tracing();
$socks = microsocks('user', 'secret');
$proxy = tinyproxy();
$front = tls_front($proxy->port);
$peer = python_peer();
$tls = new WebSocketClient\TlsOptions(caFile: certificate('ca'));
$ports = ['PEER' => $peer->port, 'SOCKS' => $socks->port, 'PROXY' => $proxy->port, 'FRONT' => $front->port];
foreach ([$socks->url('socks5h', 'user:secret@'), $front->url('https')] as $way) {
    (new WebSocketClient($peer->url(), compression: false, proxy: $way, tls: $tls))->setLogger($log)->connect();
    $log->show($ports);
}

$moved = scripted_peer([['respond', 'bytes' => "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:$peer->port/there?token=t\r\n\r\n"]]);
(new WebSocketClient($moved->url(), compression: false))->setLogger($log)->connect();
$log->show($ports + ['MOVED' => $moved->port]);

$nobody = free_port();
attempt_named(fn() => (new WebSocketClient("ws://127.0.0.1:$nobody/"))->setLogger($log)->connect(), ['NOBODY' => $nobody]);
$log->show(['NOBODY' => $nobody]);
?>
--EXPECT--
[debug] ws://127.0.0.1:PEER/: +TIME: 127.0.0.1:PEER goes through the proxy socks5h://127.0.0.1:SOCKS
[debug] ws://127.0.0.1:PEER/: +TIME: resolving 127.0.0.1
[debug] ws://127.0.0.1:PEER/: +TIME: connected to 127.0.0.1:SOCKS
[debug] ws://127.0.0.1:PEER/: +TIME: asking the proxy for 127.0.0.1:PEER
[debug] ws://127.0.0.1:PEER/: +TIME: the proxy has opened the way
[debug] ws://127.0.0.1:PEER/: +TIME: asking for an upgrade: GET / as AGENT
[debug] ws://127.0.0.1:PEER/: +TIME: 101, without compression, subprotocol: none
[info] connected to ws://127.0.0.1:PEER/ (127.0.0.1:SOCKS)
[debug] ws://127.0.0.1:PEER/: +TIME: 127.0.0.1:PEER goes through the proxy https://127.0.0.1:FRONT
[debug] ws://127.0.0.1:PEER/: +TIME: resolving 127.0.0.1
[debug] ws://127.0.0.1:PEER/: +TIME: connected to 127.0.0.1:FRONT
[debug] ws://127.0.0.1:PEER/: +TIME: TLS with the proxy: TLSv1.3, TLS_AES_256_GCM_SHA384, certificate verified
[debug] ws://127.0.0.1:PEER/: +TIME: asking the proxy for 127.0.0.1:PEER
[debug] ws://127.0.0.1:PEER/: +TIME: the proxy has opened the way: 200 Connection established
[debug] ws://127.0.0.1:PEER/: +TIME: asking for an upgrade: GET / as AGENT
[debug] ws://127.0.0.1:PEER/: +TIME: 101, without compression, subprotocol: none
[info] connected to ws://127.0.0.1:PEER/ (127.0.0.1:FRONT)
[debug] ws://127.0.0.1:MOVED/: +TIME: resolving 127.0.0.1
[debug] ws://127.0.0.1:MOVED/: +TIME: 127.0.0.1 has the address 127.0.0.1
[debug] ws://127.0.0.1:MOVED/: +TIME: connected to 127.0.0.1:MOVED
[debug] ws://127.0.0.1:MOVED/: +TIME: asking for an upgrade: GET / as AGENT
[debug] ws://127.0.0.1:MOVED/: +TIME: 302, going on to ws://127.0.0.1:PEER/there
[debug] ws://127.0.0.1:MOVED/: +TIME: resolving 127.0.0.1
[debug] ws://127.0.0.1:MOVED/: +TIME: 127.0.0.1 has the address 127.0.0.1
[debug] ws://127.0.0.1:MOVED/: +TIME: connected to 127.0.0.1:PEER
[debug] ws://127.0.0.1:MOVED/: +TIME: asking for an upgrade: GET /there as AGENT
[debug] ws://127.0.0.1:MOVED/: +TIME: 101, without compression, subprotocol: none
[info] connected to ws://127.0.0.1:MOVED/ (127.0.0.1:PEER)
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:NOBODY/: no address of 127.0.0.1 could be reached: tried 127.0.0.1:NOBODY (Connection refused)
[debug] ws://127.0.0.1:NOBODY/: +TIME: resolving 127.0.0.1
[debug] ws://127.0.0.1:NOBODY/: +TIME: 127.0.0.1 has the address 127.0.0.1
[debug] ws://127.0.0.1:NOBODY/: +TIME: no address of 127.0.0.1 could be reached: tried 127.0.0.1:NOBODY (Connection refused)
