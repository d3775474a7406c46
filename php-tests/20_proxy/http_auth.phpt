--TEST--
WebSocketClient::__construct(): $proxy, an HTTP proxy (tinyproxy) that wants a user and a password
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$proxy = tinyproxy(['user' => 'open-sesame']);
$peer = python_peer();
$ports = ['PROXY' => $proxy->port, 'SERVER' => $peer->port];
$client = connected($peer, proxy: $proxy->url('http', 'user:open%2Dsesame@'));
$client->send('known');
echo $client->recv(), "\n";
attempt_named(fn() => connected($peer, proxy: $proxy->url('http', 'user:wrong@')), $ports);
attempt_named(fn() => connected($peer, proxy: $proxy->url('http')), $ports);
?>
--EXPECT--
known
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:SERVER/: the proxy http://127.0.0.1:PROXY answered 401 Unauthorized to CONNECT 127.0.0.1:SERVER; check the user and the password that were given for it
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:SERVER/: the proxy http://127.0.0.1:PROXY answered 407 Proxy Authentication Required to CONNECT 127.0.0.1:SERVER; it wants a user and a password, as in http://user:password@host
