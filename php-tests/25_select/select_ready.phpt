--TEST--
select(): those with a message, under their own keys
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$clients = ['x' => connected($peer), 5 => connected($peer), 'z' => connected($peer)];
var_dump(WebSocketClient::select($clients, 0));

$clients['z']->send('hello');
foreach (WebSocketClient::select($clients, 10.0) as $key => $client) {
    var_dump($key, $client === $clients[$key], (string) $client->recv(0));
}
var_dump(WebSocketClient::select($clients, 0.0));

// Ready is ready until it is fetched, and by whatever way it came: in select(), in another call, by the heartbeat.
$clients[5]->send('one');
$clients[5]->send('two');
$clients['x']->send('three');
while (count($ready = WebSocketClient::select($clients, 10.0)) < 2) {
}
var_dump(array_keys($ready));
echo $clients['x']->recv(0), ' ', $clients[5]->recv(0), "\n";
var_dump(array_keys(WebSocketClient::select($clients, 10.0)));
echo $clients[5]->recv(0), "\n";
var_dump(WebSocketClient::select($clients, 0.01));
?>
--EXPECT--
array(0) {
}
string(1) "z"
bool(true)
string(5) "hello"
array(0) {
}
array(2) {
  [0]=>
  string(1) "x"
  [1]=>
  int(5)
}
three one
array(1) {
  [0]=>
  int(5)
}
two
array(0) {
}
