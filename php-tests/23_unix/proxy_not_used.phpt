--TEST--
WebSocketClient::__construct(): a Unix socket needs no proxy, whoever names one
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$path = sys_get_temp_dir() . '/websocket-' . getmypid() . '.sock';
$peer = python_peer(['unix' => $path]);
$client = connected($peer, url: "ws+unix://$path", proxy: 'http://127.0.0.1:1');
$client->send('direct');
echo $client->recv(), "\n";
putenv('all_proxy=http://127.0.0.1:1');
$client = connected($peer, url: "ws+unix://$path");
$client->send('direct');
echo $client->recv(), "\n";
$peer->stop();
@unlink($path);
?>
--EXPECT--
direct
direct
