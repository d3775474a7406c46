--TEST--
WebSocketClient::connect(): a server that sets new cookies with every answer does not make requests grow without end
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

// RFC 6265, section 6.1, asks for 50 cookies of 4096 bytes; these are 400 of 2000.
$cookies = fn(int $answer) => array_map(
    fn(int $i) => "Set-Cookie: c{$answer}_$i=" . str_repeat('x', 2000),
    range(1, 20),
);
$peer = hostile_peer(...array_map(
    fn(int $answer) => [['upgrade', 'headers' => $cookies($answer)], ['answer_close']],
    range(1, 20),
));
$client = new WebSocketClient($peer->url());
for ($i = 0; $i < 21; $i++) {
    $client->connect();
    $sent = $peer->waitFor('request')['headers']['cookie'][0] ?? '';
    $client->close();
}
var_dump(strlen($sent) > 0, strlen($sent) <= 256 << 10);
?>
--EXPECT--
bool(true)
bool(true)
