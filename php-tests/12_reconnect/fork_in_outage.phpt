--TEST--
Lifetime: a fork during an outage: parent and child each look for a connection of their own
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip what the parent was doing is left alone in the child, which memcheck takes for leaks');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'one'], ['read_frame'], ['reset']],
    [['upgrade'], ['serve']],
]);
$status = run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1], receiveTimeout: 10.0, reconnect: new WebSocketClient\ReconnectPolicy(initialDelay: 0.01));
    $client->connect();
    echo $client->recv(), "\n";
    $client->send('go');
    $client->recv(0.2);
    echo $client->getState()->name, "\n";
    $child = pcntl_fork();
    $client->ping(10.0);
    $client->send($child ? 'parent' : 'child');
    echo $client->getState()->name, "\n";
    $client->close();
    if ($child) {
        pcntl_waitpid($child, $status);
        exit(pcntl_wexitstatus($status));
    }
    PHP, [$peer->url()]);
var_dump($status);
$peer->waitFor('closed');
$peer->waitFor('closed');
$texts = [];
foreach ($peer->all('frame') as $frame) {
    isset($frame['text']) and $texts[$frame['connection']][] = $frame['text'];
}
sort($texts);
echo json_encode($texts), "\n";
?>
--EXPECT--
one
Connecting
Open
Open
int(0)
[["child"],["go"],["parent"]]
