--TEST--
ReconnectPolicy: at least a second between two attempts on one endpoint, whatever the policy says
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

// Accepts and closes.
$peer = scripted_peer([['close']]);
$client = reconnecting($peer->url(), reconnect: policy(initialDelay: 0.001, maxDelay: 0.001, maxElapsed: 2.5));
attempt($client->connect(...));
$peer->waitFor('accepted');
$peer->waitFor('accepted');
$peer->waitFor('accepted');
$times = array_column($peer->all('accepted'), 'at');
$gaps = array_map(fn(float $one, float $next) => $next - $one, array_slice($times, 0, -1), array_slice($times, 1));
// As the peer sees it, which may be late for the first.
var_dump(count($times), min($gaps) > 0.8);
?>
--EXPECTF--
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:%d/, gave up after 3 attempts in %f s (maxElapsed is 2.5 s): the connection to 127.0.0.1:%d broke during the HTTP upgrade: %s
int(3)
bool(true)
