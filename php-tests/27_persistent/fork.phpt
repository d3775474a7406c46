--TEST--
Persistent: a child opens its own and leaves its parent's alone
--SKIPIF--
<?php extension_loaded('pcntl') || die('skip needs pcntl');
--FILE--
<?php
require __DIR__ . '/../helpers/persistent.inc';

$peer = python_peer();
connected_persistent($peer)->send('parent');
$held = connected_persistent($peer, persistentId: 'held');
$held->send('held');
echo $held->recv(), "\n";
$child = pcntl_fork();
if ($child === 0) {
    $client = connected_persistent($peer);
    echo 'child: ', $client->getStats()->messagesSent, "\n";
    $client->send('child');
    echo $client->recv(), "\n";
    unset($client, $held);
    print_persistent();
    // Without the destructors of the test, whose peer is the parent's.
    posix_kill(posix_getpid(), SIGKILL);
}
pcntl_waitpid($child, $status);
echo 'parent: ', connected_persistent($peer)->getStats()->messagesSent, "\n";
$held->send('still here');
echo $held->recv(), "\n";
?>
--EXPECTF--
held
child: 0
child
Persistent connections not in use => 1
Persistent connection feed => ws://127.0.0.1:%d/, left 0 s ago
parent: 1
still here
