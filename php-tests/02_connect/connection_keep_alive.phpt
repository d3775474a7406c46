--TEST--
WebSocketClient::connect(): "Connection: keep-alive, Upgrade" and other spellings are accepted
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$answer = fn(string ...$lines) => [
    ['respond', 'bytes' => implode("\r\n", ['HTTP/1.1 101 ', ...$lines, 'Sec-WebSocket-Accept: {accept}', '', ''])],
    ['answer_close'],
];
$peer = scripted_peer([
    $answer('Upgrade: websocket', 'Connection: keep-alive, Upgrade'),
    $answer('upgrade: WebSocket', 'CONNECTION: UPGRADE'),
    $answer('Upgrade: websocket', 'Connection: keep-alive', 'Connection: upgrade'),
    $answer('Upgrade:websocket', 'Connection:upgrade,keep-alive'),
]);
for ($i = 0; $i < 4; $i++) {
    $client = connected($peer);
    var_dump($client->getState());
    $client->close();
}
?>
--EXPECT--
enum(WebSocketClient\State::Open)
enum(WebSocketClient\State::Open)
enum(WebSocketClient\State::Open)
enum(WebSocketClient\State::Open)
