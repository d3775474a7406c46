--TEST--
Threads: however one thread ends with its connection open, the others go on
--FILE--
<?php
require __DIR__ . '/../helpers/threads.inc';

$peer = python_peer();
$status = run_threads(<<<'PHP'
    [, $number, $url] = $argv;
    set_error_handler(null);
    $policy = new WebSocketClient\ReconnectPolicy(initialDelay: 0.01);
    $client = new WebSocketClient($url, pingInterval: 0.2, receiveTimeout: 20.0, reconnect: $policy);
    $say = fn(string $text) => print("thread $number: $text\n");
    register_shutdown_function(function () use ($client, $say) {
        ini_set('memory_limit', '512M');
        $client->onOpen(null)->connect();
        $client->send('still here');
        while (($message = $client->recv()) && $message->binary) {
        }
        $say("shutdown function: $message");
    });
    if ($number === '1') {
        // The one that goes on, for as long as the others take.
        $client->connect();
        for ($round = 0; $round < 50; $round++) {
            $client->send("$round");
            (string) $client->recv() === "$round" or $say('wrong answer');
            usleep(20_000);
        }
        return;
    }
    ini_set('memory_limit', '24M');
    $ends = [
        '2' => fn() => exit(3),
        '3' => function () use ($client) {
            $client->onOpen(fn() => exit(4));
            $client->close();
            $client->connect();
        },
        '4' => fn() => eval('class Twice {} class Twice {}'),
        '5' => function () use ($client) {
            $client->onOpen(fn() => eval('class Twice {} class Twice {}'));
            $client->close();
            $client->connect();
        },
        '6' => function () use ($client) {
            $ballast = str_repeat('x', 16 << 20);
            $client->send('!binary 12582912');
            $client->recv();
        },
        '7' => fn() => throw new LogicException('nobody catches it'),
        '8' => fn() => $client->close(),
    ];
    $client->connect();
    $ends[$number]();
    $say('end reached');
    PHP, 8, [$peer->url()]);
var_dump($status);
?>
--EXPECTF--
%A
