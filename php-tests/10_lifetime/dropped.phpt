--TEST--
Lifetime: a client that is dropped closes its connection
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
unset($client);
echo $peer->waitFor('closed')['code'], "\n";
(function () use ($peer) {
    $client = connected($peer);
})();
echo $peer->waitFor('closed')['code'], "\n";
?>
--EXPECT--
1001
1001
