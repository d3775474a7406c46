--TEST--
WebSocketClient::connect(): a signal handler runs while a name is resolved; the call goes on, keeps its limit, or is left
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

$peer = python_peer();
$status = run_php(<<<'PHP'
    require $argv[1];
    $stuck = new WebSocketClient('ws://stuck.test/', connectTimeout: 2.0);
    attempt(fn() => interrupted(fn() => $stuck->connect(), 2.0));
    attempt(fn() => interrupted(fn() => $stuck->connect(), 1.0, fn() => throw new DomainException('enough')));
    echo $stuck->getState()->name, "\n";
    $slow = new WebSocketClient($argv[2], receiveTimeout: 10.0);
    attempt(fn() => interrupted(fn() => $slow->connect(), 1.0, fn() => throw new DomainException('enough')));
    $late = new WebSocketClient($argv[3], receiveTimeout: 10.0);
    interrupted(fn() => $late->connect(), 2.0);
    foreach ([$slow, $late] as $client) {
        $client->connect();
        $client->send('connected');
        echo $client->recv(), "\n";
        $client->close();
    }
    PHP, [
    __DIR__ . '/../helpers/signals.inc',
    $peer->url(host: 'slow.test'),
    $peer->url(host: 'late.test'),
], [], resolver('stuck.test=hang;slow.test=pause,127.0.0.1;late.test=pause,127.0.0.1'));
var_dump($status);
?>
--EXPECT--
handled in the call, waited out its limit
WebSocketClient\TimeoutException: Could not connect to ws://stuck.test/: resolving the host name took longer than the limit of 2 s (connectTimeout)
handled in the call, waited out its limit
DomainException: enough
Idle
handled in the call, waited out its limit
DomainException: enough
handled in the call, waited out its limit
connected
connected
int(0)
