--TEST--
WebSocketClient::ping(): a signal handler runs while it waits for the pong; its exception leaves the call
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

foreach (schemes() as $scheme => [$peerOptions, $options]) {
    $peer = scripted_peer([['upgrade'], ['wait_command'], ['serve']], $peerOptions);
    $client = connected($peer, ...$options + ['pingInterval' => null]);
    echo "$scheme: ";
    attempt(fn() => interrupted(fn() => $client->ping(2.0), 2.0));
    attempt(fn() => interrupted(fn() => $client->ping(20.0), 1.0, fn() => throw new DomainException('enough')));
    $peer->go();
    var_dump($client->ping() < 10.0);
    $client->close();
    echo $client->getCloseCode(), "\n";
}
?>
--EXPECTF--
ws: handled in the call, waited out its limit
WebSocketClient\TimeoutException: ws://127.0.0.1:%d/ did not answer a ping within 2 s; the connection is still open
handled in the call, waited out its limit
DomainException: enough
bool(true)
1000
wss: handled in the call, waited out its limit
WebSocketClient\TimeoutException: wss://127.0.0.1:%d/ did not answer a ping within 2 s; the connection is still open
handled in the call, waited out its limit
DomainException: enough
bool(true)
1000
