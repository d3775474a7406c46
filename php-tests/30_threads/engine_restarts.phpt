--TEST--
Threads: the engine is shut down with connections open and started again in the same process
--FILE--
<?php
require __DIR__ . '/../helpers/threads.inc';

$peer = python_peer();
$status = run_threads(<<<'PHP'
    [, $number, $url] = $argv;
    $client = new WebSocketClient($url, pingInterval: 0.2);
    $client->connect();
    $client->send('hello');
    $answer = $client->recv(20.0);
    static $kept;
    $kept = $client;
    echo "thread $number: $answer ", get_class($answer), "\n";
    PHP, 2, [$peer->url()], rounds: 3);
var_dump($status);
?>
--EXPECT--
thread 1: hello WebSocketClient\Message
thread 1: hello WebSocketClient\Message
thread 1: hello WebSocketClient\Message
thread 1: status 0
thread 1: status 0
thread 1: status 0
thread 2: hello WebSocketClient\Message
thread 2: hello WebSocketClient\Message
thread 2: hello WebSocketClient\Message
thread 2: status 0
thread 2: status 0
thread 2: status 0
int(0)
