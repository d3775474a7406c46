--TEST--
WebSocketClient::recv(): without a limit for messages an announcement of 2^62 bytes costs nothing
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade'],
    ['wait_command'],
    ['send', 'bytes' => "\x82\x7f\x40\0\0\0\0\0\0\0a few bytes"],
    ['hang'],
]);
$client = connected($peer, maxMessageSize: PHP_INT_MAX);
$peak = fn(): int => (int) preg_replace('/.*^VmHWM:\s+(\d+).*/ms', '$1', file_get_contents('/proc/self/status'));
$before = $peak();
$peer->go();
$peer->waitFor('hanging');
var_dump($client->recv(0.3), $client->getState(), $client->isConnected());
var_dump($peak() - $before < 8192);
?>
--EXPECT--
NULL
enum(WebSocketClient\State::Open)
bool(true)
bool(true)
