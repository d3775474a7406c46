--TEST--
select() and getStream(): a message that is larger than maxMessageSize is something to fetch, by recvTo() or by its refusal
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
foreach ([null, 20.0] as $interval) {
    $client = connected($peer, maxMessageSize: 1000, pingInterval: $interval);
    $stream = $client->getStream();
    $client->send('!binary 5000');
    var_dump(array_keys(WebSocketClient::select([$client], 10.0)));
    [$read, $none] = [[$stream], null];
    var_dump(stream_select($read, $none, $none, 10));
    var_dump($client->recvTo(fopen('php://memory', 'w')));
    var_dump(WebSocketClient::select([$client], 0));
    $client->send('!binary 5000');
    var_dump(array_keys(WebSocketClient::select([$client], 10.0)));
    attempt(fn() => $client->recv(0));
}
?>
--EXPECTF--
array(1) {
  [0]=>
  int(0)
}
int(1)
int(5000)
array(0) {
}
array(1) {
  [0]=>
  int(0)
}
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ sent a message of at least %d bytes, more than maxMessageSize allows (1000 bytes); the connection was closed with code 1009 (message too big); raise that limit, or call recvTo(), which takes messages of any size
array(1) {
  [0]=>
  int(0)
}
int(1)
int(5000)
array(0) {
}
array(1) {
  [0]=>
  int(0)
}
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ sent a message of at least %d bytes, more than maxMessageSize allows (1000 bytes); the connection was closed with code 1009 (message too big); raise that limit, or call recvTo(), which takes messages of any size
