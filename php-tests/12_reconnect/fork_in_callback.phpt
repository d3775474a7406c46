--TEST--
Lifetime: a fork in onRetry, in the middle of recv()
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
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'two'], ['read_until_eof']],
]);
$status = run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1], receiveTimeout: 10.0, reconnect: new WebSocketClient\ReconnectPolicy(initialDelay: 0.01));
    $client->onRetry(function () use (&$child) {
        $child = pcntl_fork();
        return true;
    });
    $client->connect();
    echo $client->recv(), "\n";
    $client->send('go');
    $message = $client->recv();
    // One after the other: both write to the same file.
    if ($child) {
        pcntl_waitpid($child, $status);
    }
    echo $message, "\n";
    exit($child ? pcntl_wexitstatus($status) : 0);
    PHP, [$peer->url()]);
var_dump($status);
?>
--EXPECT--
one
two
two
int(0)
