--TEST--
Stats, RetryInfo: can be made, for tests of code that is given them
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

use WebSocketClient\{Exception, RetryInfo, Stats};

$stats = new Stats(messagesSent: 3, lastRoundTrip: 0.25);
var_dump($stats->messagesSent, $stats->messagesReceived, $stats->lastRoundTrip, $stats->connectedSince);
foreach ((new ReflectionMethod(Stats::class, '__construct'))->getParameters() as $number => $parameter) {
    $property = (new ReflectionClass(Stats::class))->getProperties()[$number];
    $property->getName() === $parameter->getName() && (string) $property->getType() === (string) $parameter->getType()
        or print "{$property->getName()} is not {$parameter->getName()}\n";
    $made = new Stats(...[$parameter->getName() => 7]);
    $made->{$parameter->getName()} == 7 or print "{$parameter->getName()} is not kept\n";
}
attempt(fn() => new Stats(messagesSent: 'many'));
attempt(fn() => new Stats(lastRoundTrip: []));
attempt(fn() => $stats->__construct());
attempt(function () use ($stats) { $stats->messagesSent = 4; });

$info = new RetryInfo(2, 0.5, 1, 'ws://a.example/', $error = new Exception('lost'));
var_dump($info->attempt, $info->delay, $info->elapsed, $info->url, $info->error === $error);
attempt(fn() => new RetryInfo());
attempt(fn() => new RetryInfo('x', 0.5, 1, 'ws://a.example/', $error));
attempt(fn() => new RetryInfo(1, 0.5, 1, 'ws://a.example/', new LogicException()));
attempt(fn() => $info->__construct(2, 0.5, 1, 'ws://a.example/', $error));
?>
--EXPECT--
int(3)
int(0)
float(0.25)
NULL
TypeError: WebSocketClient\Stats::__construct(): Argument #1 ($messagesSent) must be of type int, string given
TypeError: WebSocketClient\Stats::__construct(): Argument #10 ($lastRoundTrip) must be of type ?float, array given
Error: Cannot call constructor twice
Error: Cannot modify readonly property WebSocketClient\Stats::$messagesSent
int(2)
float(0.5)
float(1)
string(15) "ws://a.example/"
bool(true)
ArgumentCountError: WebSocketClient\RetryInfo::__construct() expects exactly 5 arguments, 0 given
TypeError: WebSocketClient\RetryInfo::__construct(): Argument #1 ($attempt) must be of type int, string given
TypeError: WebSocketClient\RetryInfo::__construct(): Argument #5 ($error) must be of type WebSocketClient\Exception, LogicException given
Error: Cannot call constructor twice
