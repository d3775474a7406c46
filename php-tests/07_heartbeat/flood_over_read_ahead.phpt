--TEST--
Heartbeat: a flood over readAhead while PHP is busy loses nothing and does not end the connection
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer, pingInterval: 0.5, pongTimeout: slack(0.5), readAhead: 65536);
$client->send('!flood 20000 1000');
$end = hrtime(true) + 4_000_000_000;
while (hrtime(true) < $end) {
}
// Reading has been paused for seconds, and that is not the peer's silence.
var_dump($client->isConnected());
var_dump($client->getStats()->bufferedBytes <= 65536 + 1000);
$wrong = 0;
for ($i = 0; $i < 20000; $i++) {
    $wrong += (string) $client->recv() !== str_pad(sprintf('%08d', $i), 1000, 'x');
}
var_dump($wrong);
$client->send('still here');
echo $client->recv(), "\n";
?>
--EXPECT--
bool(true)
bool(true)
int(0)
still here
