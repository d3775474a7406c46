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
require_once __DIR__ . '/../helpers/signals.inc';

$peer = scripted_peer([
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'one'], ['read_frame'], ['reset']],
    [['read_request'], ['wait_command'], ['upgrade'], ['read_frame', 'opcode' => 1], ['answer_close']],
]);
$script = new Script(<<<'PHP'
    $client = new WebSocketClient($argv[1], receiveTimeout: 10.0, reconnect: new WebSocketClient\ReconnectPolicy(initialDelay: 0.01));
    $client->connect();
    echo $client->recv(), "\n";
    $client->send('go');
    // The loss is noticed in a call, which returns with the search under way.
    for ($end = hrtime(true) + 10e9; $client->getState()->name === 'Open' && hrtime(true) < $end; ) {
        $client->recv(0.01);
    }
    echo $client->getState()->name, "\n";
    $child = pcntl_fork();
    $child and print("forked\n");
    $client->send($child ? 'parent' : 'child');
    $state = $client->getState()->name;
    $client->close();
    // One after the other: both write to the same file.
    if ($child) {
        pcntl_waitpid($child, $status);
    }
    echo $state, "\n";
    exit($child ? pcntl_wexitstatus($status) : 0);
    PHP, [$peer->url()]);
$script->waitFor('forked');
// One for each: nobody finds a connection before.
$peer->go();
$peer->go();
var_dump($script->finish());
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
forked
Open
Open
int(0)
[["child"],["go"],["parent"]]
