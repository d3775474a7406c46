--TEST--
WebSocketClient::getIterator(): an iterator to drive by hand
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['greeting' => ['one', 'two']]);
$client = connected($peer);
$messages = $client->getIterator();
var_dump($messages instanceof Traversable);
foreach ($messages as $message) {
    echo $message, "\n";
    if ($message->data === 'two') {
        break;
    }
}
?>
--EXPECT--
bool(true)
one
two
