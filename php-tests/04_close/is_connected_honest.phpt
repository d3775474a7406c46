--TEST--
WebSocketClient::isConnected(): looks at the socket first, and never blocks
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['wait_command'], ['send_close', 'code' => 1001], ['read_frame'], ['close']]);
$client = connected($peer, pingInterval: null);
$start = elapsed();
var_dump($client->isConnected());
assert_within(elapsed($start), 0.0, 0.5);
$peer->go();
var_dump(eventually(fn() => !$client->isConnected()));
echo $peer->waitFor('frame')['code'], "\n";
?>
--EXPECT--
bool(true)
returned within its limit
bool(true)
1001
