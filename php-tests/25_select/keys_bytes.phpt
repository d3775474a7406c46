--TEST--
WebSocketClient::select(): keys of the array may be any bytes, and come back as they are
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$client->send('hello');
foreach (WebSocketClient::select(["feed-\xff" => $client, 7 => $client, "\xc3\xa4" => $client], 20) as $key => $ready) {
    var_dump(is_int($key) ? $key : bin2hex($key), $ready === $client);
}
attempt(fn() => new WebSocketClient(["\xff" => 'http://h/']));
// Keys that mean nothing.
new WebSocketClient(
    'ws://h/',
    headers: ['X-A' => ["\xff" => 'value']],
    subprotocols: ["\xff" => 'chat'],
    tls: new WebSocketClient\TlsOptions(pins: ["\xff" => base64_encode(str_repeat('x', 32))]),
    reconnect: new WebSocketClient\ReconnectPolicy(retryCloseCodes: ["\xff" => 1006]),
);
echo "made\n";
$client->close();
?>
--EXPECT--
string(12) "666565642dff"
bool(true)
int(7)
bool(true)
string(4) "c3a4"
bool(true)
ValueError: WebSocketClient::__construct(): Argument #1 ($url) has a bad URL at key \xff, which must use the scheme ws, wss or ws+unix, "http" given
made
