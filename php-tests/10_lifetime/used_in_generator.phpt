--TEST--
Lifetime: a generator over messages that is dropped half way
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['greeting' => ['one', 'two', 'three']]);
$client = connected($peer);
$messages = (function () use ($client) {
    foreach ($client as $message) {
        yield (string) $message;
    }
})();
echo $messages->current(), "\n";
unset($messages);
echo $client->recv(), "\n";
?>
--EXPECT--
one
two
