--TEST--
Persistent: only a client with the same id, endpoints and settings takes a connection over
--FILE--
<?php
require __DIR__ . '/../helpers/persistent.inc';

$peer = python_peer();
$token = fn(string $token) => ['headers' => ['Authorization' => "Bearer $token"]];
$base = $token('mine');
connected_persistent($peer, ...$base)->send('first');
foreach ([
    'another id' => $base + ['persistentId' => 'other'],
    'another path' => $base + ['url' => $peer->url('/other')],
    'another token' => $token('theirs'),
    'no token' => [],
    'a subprotocol' => $base + ['subprotocols' => ['chat']],
    'no compression' => $base + ['compression' => false],
    'another limit' => $base + ['maxMessageSize' => 1000],
    'another heartbeat' => $base + ['pingInterval' => 5.0],
    'no id' => $base + ['persistentId' => null],
    'two endpoints' => $base + ['url' => [$peer->url(), $peer->url('/second')], 'reconnect' => new WebSocketClient\ReconnectPolicy(shuffleEndpoints: false)],
] as $what => $options) {
    printf("%s: %d\n", $what, connected_persistent($peer, ...$options)->getStats()->messagesSent);
}
// Time-outs are each client's own.
printf("other time-outs: %d\n", connected_persistent($peer, ...$base + ['sendTimeout' => 1.0, 'closeTimeout' => 1.0])->getStats()->messagesSent);
?>
--EXPECT--
another id: 0
another path: 0
another token: 0
no token: 0
a subprotocol: 0
no compression: 0
another limit: 0
another heartbeat: 0
no id: 0
two endpoints: 0
other time-outs: 1
