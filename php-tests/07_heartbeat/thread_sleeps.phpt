--TEST--
Heartbeat: the thread costs no processor time while nothing happens
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
for ($i = 0; $i < 5; $i++) {
    $clients[] = connected($peer);
}
$used = function (): float {
    $usage = getrusage();
    return $usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec'] + ($usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec']) / 1e6;
};
$before = $used();
sleep(2);
var_dump($used() - $before < 0.2);
?>
--EXPECT--
bool(true)
