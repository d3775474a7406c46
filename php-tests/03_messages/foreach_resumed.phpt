--TEST--
WebSocketClient: a second foreach goes on where the first was left
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['greeting' => ['one', 'two', 'three', 'four']]);
$client = connected($peer);
foreach ($client as $message) {
    echo $message, "\n";
    if ($message->data === 'two') {
        break;
    }
}
foreach ($client as $message) {
    echo $message, "\n";
    if ($message->data === 'four') {
        break;
    }
}
?>
--EXPECT--
one
two
three
four
