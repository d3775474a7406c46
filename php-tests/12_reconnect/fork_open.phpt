--TEST--
Lifetime: with a policy, a forked child opens a connection of its own, and its parent's goes on
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip what the parent was doing is left alone in the child, which memcheck takes for leaks');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = python_peer(['report_messages' => true]);
$status = run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1], receiveTimeout: 10.0, reconnect: new WebSocketClient\ReconnectPolicy(initialDelay: 0.01));
    $client->connect();
    $client->send('before');
    echo $client->recv(), "\n";
    if (($child = pcntl_fork()) === 0) {
        $client->onOpen(fn($client, $reconnected) => print('child: onOpen ' . var_export($reconnected, true) . "\n"));
        $client->send('from the child');
        echo 'child: ', $client->recv(), "\n";
        exit(0);
    }
    pcntl_waitpid($child, $status);
    $client->send('from the parent');
    echo 'parent: ', $client->recv(), ', reconnects: ', $client->getStats()->reconnects, "\n";
    $client->close();
    exit(pcntl_wexitstatus($status));
    PHP, [$peer->url()]);
var_dump($status);
$peer->waitFor('closed');
$peer->waitFor('closed');
foreach ($peer->all('message') as $message) {
    echo $message['connection'], ': ', hex2bin($message['start']), "\n";
}
?>
--EXPECT--
before
child: onOpen true
child: from the child
parent: from the parent, reconnects: 0
int(0)
1: before
2: from the child
1: from the parent
