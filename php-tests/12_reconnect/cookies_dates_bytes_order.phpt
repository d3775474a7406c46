--TEST--
WebSocketClient: cookies expire by dates as servers write them, keep their bytes, and go back with the longest path first
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$answer = fn(string ...$cookies) => ['respond', 'bytes' => "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
    . 'Connection: Upgrade' . implode(array_map(fn($cookie) => "\r\nSet-Cookie: $cookie", $cookies))
    . "\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"];
$peer = scripted_peer([
    [$answer('a=1; Path=/', 'b=1; Path=/', 'z=1; Path=/chat', "n=\xff\xc3\xa9; Path=/", 'y=1; Path=/chat/room'), ['answer_close']],
    [$answer('a=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 UTC', 'b=; Path=/; expires=Thu, 01-Jan-70 00:00:01 +0000'), ['answer_close']],
    [['upgrade'], ['answer_close']],
]);
$client = reconnecting($peer->url('/chat/room'));
for ($i = 0; $i < 3; $i++) {
    $client->connect();
    $client->close();
    $peer->waitFor('closed');
}
foreach ($peer->all('request') as $request) {
    // The peer takes a header for Latin-1, and reports it in UTF-8.
    echo rawurlencode($request['headers']['cookie'][0] ?? 'none'), "\n";
}
?>
--EXPECT--
none
y%3D1%3B%20z%3D1%3B%20a%3D1%3B%20b%3D1%3B%20n%3D%C3%BF%C3%83%C2%A9
y%3D1%3B%20z%3D1%3B%20n%3D%C3%BF%C3%83%C2%A9
