--TEST--
ReconnectPolicy: 100 clients in 4 processes lose their server at once: their attempts are spread, and so is their return
--SKIPIF--
<?php
getenv('WEBSOCKET_TEST_VALGRIND') and die('skip memcheck has a time of its own');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/herd.inc';

$herd = new Herd();
$herd->outage(attempts: 3);
$herd->write();

// Of 100, evenly spread over 0.5 s, about 20 fall into a tenth of a second, and fewer of what is spread wider.
foreach ([1 => 45, 2 => 35, 3 => 30, 4 => 25] as $attempt => $most) {
    $peak = Herd::peak($herd->planned[$attempt]);
    echo "attempt $attempt, planned by ", count($herd->planned[$attempt]), ': ', $peak <= $most ? "spread\n" : "$peak in a tenth of a second\n";
}

// When they come is in herd.txt and no assertion: a machine that is busy adds storms of its own.
echo count($herd->refused) >= 300 ? 'at least 300' : count($herd->refused), " refused\n";
echo count($herd->returned), " are back\n";
?>
--EXPECT--
attempt 1, planned by 100: spread
attempt 2, planned by 100: spread
attempt 3, planned by 100: spread
attempt 4, planned by 100: spread
at least 300 refused
100 are back
