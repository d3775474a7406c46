--TEST--
WebSocketClient::recv(): empty fragments without end keep no call from its time limit, and no memory
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$peer = hostile_peer([['upgrade', 'after' => "\x01\0"], ['flood', 'bytes' => str_repeat("\0\0", 50_000)]]);
$client = connected($peer, closeTimeout: 0.5);
$cost = cost();
for ($i = 0; $i < 3; $i++) {
    $start = elapsed();
    var_dump($client->recv(0.3));
    assert_waited(elapsed($start), 0.3);
}
sleep(1);
attempt(fn() => $client->close());
var_dump($client->getState());
$cost->check(8, 4);
goes_on($peer);
?>
--EXPECTF--
NULL
waited out its limit
NULL
waited out its limit
NULL
waited out its limit
WebSocketClient\TimeoutException: ws://127.0.0.1:%d/ did not answer our Close frame within 0.5 s (closeTimeout); the connection was closed
enum(WebSocketClient\State::Closed)
time and memory are within bounds
all is well
