--TEST--
Lifetime: an iterator keeps its client
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['greeting' => ['one', 'two']]);
foreach (connected($peer) as $message) {
    echo $message, "\n";
    if ($message->data === 'two') {
        break;
    }
}
echo $peer->waitFor('closed')['code'], "\n";
?>
--EXPECT--
one
two
1001
