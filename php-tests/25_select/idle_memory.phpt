--TEST--
Many connections: one that rests after a message each way keeps neither a read buffer nor room to send
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

const COUNT = 200;

function resident(): int
{
    return (int) preg_replace('/.*^VmRSS:\s+(\d+).*/ms', '$1', file_get_contents('/proc/self/status'));
}

$peer = python_peer();
$clients = [];
$add = function () use ($peer, &$clients): void {
    $clients[] = $client = connected($peer, compression: false);
    $client->send('hello');
    (string) $client->recv() === 'hello' or fail('no answer');
};
for ($i = 0; $i < 20; $i++) {
    $add();
}
$before = resident();
for ($i = 0; $i < COUNT; $i++) {
    $add();
}
$each = (resident() - $before) / COUNT;
// Under memcheck there is no telling.
var_dump($each < 24 || getenv('WEBSOCKET_TEST_VALGRIND') ?: $each);
?>
--EXPECT--
bool(true)
