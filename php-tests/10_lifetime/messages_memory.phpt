--TEST--
Lifetime: messages that come and go leave no memory
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$resident = fn(): int => (int) preg_replace('/.*^VmRSS:\s+(\d+).*/ms', '$1', file_get_contents('/proc/self/status'));
$round = function (int $count) use ($client): void {
    for ($i = 0; $i < $count; $i++) {
        $client->sendBinary(str_repeat('x', 1 + ($i * 7919) % 200000));
        $client->recv();
    }
};
$round(300);
[$memory, $before] = [memory_get_usage(), $resident()];
$round(2000);
var_dump(memory_get_usage() - $memory < 20000, $resident() - $before < 8192);
?>
--EXPECT--
bool(true)
bool(true)
