--TEST--
Lifetime: dropping a client does not wait for its peer
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['hang']]);
$client = connected($peer, closeTimeout: 20.0);
$start = elapsed();
unset($client);
assert_within(elapsed($start), 0.0, 0.5);
?>
--EXPECT--
returned within its limit
