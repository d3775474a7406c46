--TEST--
WebSocketClient::sendFragments(): a frame for each chunk, the first one with the opcode, the last one with FIN
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$peer = scripted_peer([['upgrade'], ['serve']]);
$client = connected($peer, compression: false);
$aggregate = new class implements IteratorAggregate {
    public function getIterator(): Iterator
    {
        return new ArrayIterator(['x' => 'a', 'y' => 'b']);
    }
};
foreach ([
    ['one'],
    ['one', 'two', 'three'],
    chunks('a', '', 'b', ''),
    $aggregate,
    [],
    chunks('', ''),
] as $chunks) {
    $client->sendFragments($chunks);
    echo message_of($peer), "\n";
}
$client->sendFragments(["\xff", "\0"], true);
echo message_of($peer), "\n";
var_dump($client->getStats()->messagesSent, $client->getStats()->bytesSent);
?>
--EXPECT--
1+fin one
1 one, 0 two, 0+fin three
1 a, 0+fin b
1 a, 0+fin b
1+fin 
1+fin 
2 0xff, 0+fin 0x00
int(7)
int(20)
