--TEST--
Threads: however one thread ends with its connection open, the others go on
--FILE--
<?php
require __DIR__ . '/../helpers/threads.inc';

$peer = python_peer();
ob_start();
$status = run_threads(<<<'PHP'
    [, $number, $url] = $argv;
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
$lines = explode("\n", ob_get_clean());
echo implode("\n", preg_grep('/^thread \d/', $lines)), "\n";
// What the engine says of them, and that a debug build finds nothing leaked.
foreach (['Allowed memory size of 25165824 bytes exhausted', 'declare class Twice', 'Uncaught LogicException'] as $error) {
    echo count(preg_grep("/^Fatal error: .*$error/", $lines)), " $error\n";
}
var_dump(count(preg_grep('/leak|Freeing|corrupt/i', $lines)), $status);
?>
--EXPECT--
thread 1: shutdown function: still here
thread 1: status 0
thread 2: shutdown function: still here
thread 2: status 3
thread 3: shutdown function: still here
thread 3: status 4
thread 4: shutdown function: still here
thread 4: status 255
thread 5: shutdown function: still here
thread 5: status 255
thread 6: shutdown function: still here
thread 6: status 255
thread 7: shutdown function: still here
thread 7: status 255
thread 8: end reached
thread 8: shutdown function: still here
thread 8: status 0
1 Allowed memory size of 25165824 bytes exhausted
2 declare class Twice
1 Uncaught LogicException
int(0)
int(0)
