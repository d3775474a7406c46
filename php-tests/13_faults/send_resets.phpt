--TEST--
WebSocketClient::send(): of what is sent while connections are reset nothing arrives twice, and all but what was under way
--FILE--
<?php
require __DIR__ . '/../helpers/faults.inc';

$follower = new Follower();
$client = $follower->client;
const COUNT = 400;

foreach (range(1, COUNT) as $number) {
    $client->send("$number");
    $client->recv(0.002);
    if ($number % 100 === 20) {
        // All so far have arrived.
        while ($follower->server->waitFor('message')['start'] !== "$number") {
        }
    } elseif ($number % 100 === 50) {
        // Carried out before, in or after one of the next calls.
        $follower->proxy->process->command('reset');
    } elseif ($number % 100 === 80) {
        $follower->proxy->process->waitFor('done');
    }
}
$client->close();
$reconnects = $client->getStats()->reconnects;
while (($report = $follower->server->waitFor('closed'))['connection'] !== $reconnects + 1) {
}

$arrived = array_map(intval(...), array_column($follower->server->all('message'), 'start'));
$sorted = array_values(array_unique($arrived));
sort($sorted);
var_dump($reconnects);
echo $arrived === $sorted ? "none twice, in order\n" : 'arrived: ' . implode(' ', $arrived) . "\n";
$lost = array_values(array_diff(range(1, COUNT), $arrived));
$follower->record('sends while reset four times', 0.0, count($lost));
$far = array_filter($lost, fn(int $number) => $number % 100 <= 20 || $number % 100 > 80);
echo $far ? 'lost: ' . implode(' ', $lost) . "\n" : "lost none but those around a reset\n";
?>
--EXPECTF--
int(4)
none twice, in order
lost none but those around a reset
