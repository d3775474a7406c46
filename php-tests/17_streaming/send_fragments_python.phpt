--TEST--
WebSocketClient::sendFragments(): Python's websockets puts the fragments together, compressed or not
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$peer = python_peer();
foreach ([true, false] as $compression) {
    $client = connected($peer, compression: $compression);
    $client->sendFragments(chunks('{"price": ', '12.5', '}'));
    var_dump($client->recv()->data);
    $words = array_map(fn(int $i) => str_repeat("$i is a number, ", 100 * ($i % 60)), range(1, 200));
    $client->sendFragments($words, true);
    $echo = $client->recv();
    var_dump($echo->binary, $echo->data === implode($words));
    $client->sendFragments(chunks('世', "\xe7", "\x95", "\x8c!"));
    var_dump($client->recv()->data);
    // The next message finds the compressor as the peer's is.
    $client->send(str_repeat('and ', 1000));
    var_dump(strlen($client->recv()));
    $client->close();
}
?>
--EXPECT--
string(15) "{"price": 12.5}"
bool(true)
bool(true)
string(7) "世界!"
int(4000)
string(15) "{"price": 12.5}"
bool(true)
bool(true)
string(7) "世界!"
int(4000)
