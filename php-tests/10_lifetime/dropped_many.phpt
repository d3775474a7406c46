--TEST--
Lifetime: many clients opened and dropped leave no descriptor, thread or memory
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$resident = fn(): int => (int) preg_replace('/.*^VmRSS:\s+(\d+).*/ms', '$1', file_get_contents('/proc/self/status'));
$round = function (int $count) use ($peer): void {
    for ($i = 0; $i < $count; $i++) {
        $client = connected($peer);
        $client->send(str_repeat('x', 10000));
        $client->recv();
        $i % 2 and $client->close();
        unset($client);
    }
};
$round(50);
[$descriptors, $threads, $memory, $before] = [count_own('fd'), count_own('task'), memory_get_usage(), $resident()];
$round(300);
var_dump(eventually(fn() => count_own('fd') <= $descriptors), eventually(fn() => count_own('task') <= $threads));
var_dump(memory_get_usage() - $memory < 20000);
// memcheck keeps freed memory for a while.
var_dump(getenv('WEBSOCKET_TEST_VALGRIND') || $resident() - $before < 4096);
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
