--TEST--
Persistent: with a policy, what takes the place of a lost connection is left behind in its place
--FILE--
<?php
require __DIR__ . '/../helpers/persistent.inc';

$peer = scripted_peer([[['upgrade'], ['wait_command'], ['reset']], [['upgrade'], ['wait_command'], ['send_frame', 'opcode' => 1, 'payload' => 'back'], ['answer_close']]]);
$policy = new WebSocketClient\ReconnectPolicy(initialDelay: 0.01, maxDelay: 0.05, stableAfter: 0.0);
$options = ['reconnect' => $policy];
$client = connected_persistent($peer, ...$options);
$peer->waitFor('waiting');
$peer->go();
// Its end is met by these calls, which carry on over the second one.
var_dump(eventually(fn() => $client->recv(0.1) === null && $client->getStats()->reconnects === 1, 20.0));
unset($client);
$peer->waitFor('waiting');
$client = connected_persistent($peer, ...$options);
$peer->go();
echo $client->recv(), "\n";
$client->close();
echo count($peer->several('request', 2)), " handshakes\n";
?>
--EXPECT--
bool(true)
back
2 handshakes
