--TEST--
WebSocketClient::__construct(): $proxy, a SOCKS5 proxy (microsocks) that wants a user and a password
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$proxy = microsocks('user', 'open:sesame');
$peer = python_peer();
$ports = ['PROXY' => $proxy->port, 'SERVER' => $peer->port];
$client = connected($peer, proxy: $proxy->url('socks5h', 'user:open%3Asesame@'));
$client->send('known');
echo $client->recv(), "\n";
attempt_named(fn() => connected($peer, proxy: $proxy->url('socks5h', 'user:wrong@')), $ports);
attempt_named(fn() => connected($peer, proxy: $proxy->url('socks5')), $ports);
?>
--EXPECT--
known
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:SERVER/: the proxy socks5h://127.0.0.1:PROXY does not accept the user and the password that were given for it (SOCKS5 status 2)
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:SERVER/: the proxy socks5://127.0.0.1:PROXY wants authentication: give user and password, as in socks5://user:password@host
