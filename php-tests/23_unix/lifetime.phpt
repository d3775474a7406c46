--TEST--
WebSocketClient: a connection over a Unix socket ends as others do, and its heartbeat works in a sleep
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$path = sys_get_temp_dir() . '/websocket-' . getmypid() . '.sock';
$peer = python_peer(['unix' => $path, 'ping_interval' => 0.3, 'ping_timeout' => 0.3]);
$client = connected($peer, url: "ws+unix://$path");
$client->send('before');
sleep(2);
$client->send('after');
echo $client->recv(), ' ', $client->recv(), "\n";
$client->send('!drop');
try {
    $client->recv();
} catch (WebSocketClient\ConnectionClosedException $e) {
    describe_closure($e);
}
$fds = count_own('fd');
$client->connect();
unset($client);
echo $peer->waitFor('closed')['code'], ' ', $peer->waitFor('closed')['code'], "\n";
var_dump(count_own('fd') <= $fds);
$peer->stop();
@unlink($path);
?>
--EXPECT--
before after
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
1006 1001
bool(true)
