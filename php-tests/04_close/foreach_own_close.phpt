--TEST--
WebSocketClient: foreach ends silently after our own close()
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['greeting' => ['one', 'two']]);
$client = connected($peer);
foreach ($client as $message) {
    echo $message, "\n";
    if ($message->data === 'two') {
        $client->close(4000);
    }
}
echo "ended\n";
foreach ($client as $message) {
    echo "nothing comes any more\n";
}
echo "ended\n";
?>
--EXPECT--
one
two
ended
ended
