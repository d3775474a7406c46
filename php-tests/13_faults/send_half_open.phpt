--TEST--
WebSocketClient::send(): what a half-open connection took whole is lost and not sent again
--FILE--
<?php
require __DIR__ . '/../helpers/faults.inc';

$follower = new Follower(pingInterval: 0.5, pongTimeout: 1.0);

foreach (range(1, 5) as $number) {
    $follower->client->send("$number");
    $follower->server->waitFor('message');
}
$follower->survives('half-open', 'freeze', before: fn() => array_map($follower->client->send(...), ['6', '7', '8']));
$follower->client->send('9');
$follower->client->send('10');
$follower->verdict();

while (($report = $follower->server->waitFor('closed'))['connection'] !== 2) {
}
foreach ($follower->server->all('message') as $report) {
    echo "on connection $report[connection]: $report[start]\n";
}
?>
--EXPECTF--
half-open: subscribed again
none twice
on connection 1: 1
on connection 1: 2
on connection 1: 3
on connection 1: 4
on connection 1: 5
on connection 2: 9
on connection 2: 10
