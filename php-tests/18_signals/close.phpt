--TEST--
WebSocketClient::close(): a signal handler runs while it waits for the answer, and closeTimeout stays
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

foreach (schemes() as $scheme => [$peerOptions, $options]) {
    $peer = scripted_peer([
        [['upgrade'], ['hang']],
        [
            ['upgrade'],
            ['read_frame'],
            ['wait_seconds', 'seconds' => 2.0],
            ['send_close', 'code' => 1000],
            ['read_until_eof'],
        ],
    ], $peerOptions);
    $client = connected($peer, ...$options + ['closeTimeout' => 2.0]);
    echo "$scheme: ";
    attempt(fn() => interrupted(fn() => $client->close(), 2.0));
    $client = connected($peer, ...$options + ['closeTimeout' => 20.0]);
    attempt(fn() => interrupted(fn() => $client->close(), 2.0));
    echo $client->getCloseCode(), "\n";
}
?>
--EXPECTF--
ws: handled in the call, waited out its limit
WebSocketClient\TimeoutException: ws://127.0.0.1:%d/ did not answer our Close frame within 2 s (closeTimeout); the connection was closed
handled in the call, waited out its limit
nothing thrown
1000
wss: handled in the call, waited out its limit
WebSocketClient\TimeoutException: wss://127.0.0.1:%d/ did not answer our Close frame within 2 s (closeTimeout); the connection was closed
handled in the call, waited out its limit
nothing thrown
1000
