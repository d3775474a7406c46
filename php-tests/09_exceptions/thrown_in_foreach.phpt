--TEST--
Exceptions: file and line of one that foreach throws
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$client->send('!close 4001');
try {
    foreach (
        $client as $message
    ) {
    }
} catch (WebSocketClient\ConnectionClosedException $e) {
    var_dump(basename($e->getFile()), in_array($e->getLine(), [8, 9], true));
}
?>
--EXPECT--
string(21) "thrown_in_foreach.php"
bool(true)
