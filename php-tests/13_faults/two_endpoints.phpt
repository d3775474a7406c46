--TEST--
Faults: of two endpoints, the other one is taken at once when nothing gets through to one
--FILE--
<?php
require __DIR__ . '/../helpers/faults.inc';

$server = stream_peer();
[$a, $b] = [new FaultProxy($server), new FaultProxy($server)];
$delays = [];
$client = new WebSocketClient(
    [$a->url(), $b->url()],
    connectTimeout: slack(3.0),
    receiveTimeout: slack(20.0),
    pingInterval: slack(0.5),
    pongTimeout: slack(1.0),
    reconnect: quick_policy(shuffleEndpoints: false),
);
$client->onOpen(fn(WebSocketClient $client) => $client->send('subscribe'));
$client->onRetry(function ($client, $retry) use (&$delays) {
    $delays[] = $retry->delay;
    return true;
});
$client->connect();
var_dump($client->recv()->data, $client->getUrl() === $a->url());

$a->tell('hole', 'reset');
while ($client->recv()->data !== 'subscribed') {
}
var_dump($client->getUrl() === $b->url(), count($delays), $delays[0]);

$a->tell('pass');
$b->tell('freeze');
while ($client->recv()->data !== 'subscribed') {
}
var_dump($client->getUrl() === $a->url(), count($delays));
$client->close();
?>
--EXPECTF--
string(10) "subscribed"
bool(true)
bool(true)
int(1)
float(0)
bool(true)
int(2)
