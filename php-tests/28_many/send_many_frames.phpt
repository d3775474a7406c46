--TEST--
WebSocketClient::sendMany(): each string is a message of its own, in order, the empty ones as well
--FILE--
<?php
require __DIR__ . '/../17_streaming/streaming.inc';

$peer = scripted_peer([['upgrade'], ['serve']]);
$client = connected($peer, compression: false);
$aggregate = new class implements IteratorAggregate {
    public function getIterator(): Iterator
    {
        return new ArrayIterator(['x' => 'a', 'y' => 'b']);
    }
};
$large = str_repeat('l', 70000);
foreach ([['one'], ['one', '', 'three'], chunks('a', 'b'), $aggregate, ['before', $large, 'after'], []] as $texts) {
    $count = $client->sendMany($texts);
    echo $count, ':';
    for ($i = 0; $i < $count; $i++) {
        echo ' ', message_of($peer);
    }
    echo "\n";
}
echo $client->sendMany(["\xff", "\0"], true), ': ', message_of($peer), ' ', message_of($peer), "\n";
var_dump($client->getStats()->messagesSent, $client->getStats()->bytesSent);
?>
--EXPECT--
1: 1+fin one
3: 1+fin one 1+fin  1+fin three
2: 1+fin a 1+fin b
2: 1+fin a 1+fin b
3: 1+fin before 1+fin 70000 bytes 1+fin after
0:
2: 2+fin 0xff 2+fin 0x00
int(13)
int(70028)
