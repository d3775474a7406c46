--TEST--
Lifetime: a memory_limit that was passed just before a call ends the script no later than that call
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
ob_start();
$status = run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1]);
    $client->connect();
    $count = 9 << 20;
    $half = str_repeat('x', $count);
    // Some PHPs end the script at the next occasion only, and the wait is one.
    $whole = $half . $argv[1] . $half;
    $client->recv(0.3);
    echo 'not reached with ', memory_get_usage(true), " bytes\n";
    // Valgrind's setting would switch the limit off.
    PHP, [$peer->url()], ['memory_limit' => '24M'], ['USE_ZEND_ALLOC' => '1']);
$output = ob_get_clean();
var_dump(str_contains($output, 'Allowed memory size of 25165824 bytes exhausted'));
echo strstr($output, 'not reached');
var_dump($status, $peer->waitFor('closed')['code']);
?>
--EXPECT--
bool(true)
int(255)
int(1001)
