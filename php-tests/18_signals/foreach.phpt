--TEST--
WebSocketClient::getIterator(): a signal handler runs in a foreach that waits; its exception leaves the loop, which can be resumed
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

foreach (schemes() as $scheme => [$peerOptions, $options]) {
    $peer = scripted_peer([
        ['upgrade'],
        ['wait_command'],
        ['wait_seconds', 'seconds' => 2.0],
        ['send_frame', 'opcode' => 1, 'payload' => 'one'],
        ['wait_command'],
        ['send_frame', 'opcode' => 1, 'payload' => 'two'],
        ['send_close', 'code' => 1000],
        ['answer_close'],
    ], $peerOptions);
    $client = connected($peer, ...$options);
    $follow = function () use ($client) {
        foreach ($client as $message) {
            echo "$message\n";
            break;
        }
    };
    echo "$scheme: ";
    $peer->waitFor('waiting');
    interrupted(function () use ($peer, $follow) {
        $peer->go();
        $follow();
    }, 2.0);
    attempt(fn() => interrupted($follow, 1.0, fn() => throw new DomainException('enough')));
    $peer->waitFor('waiting');
    $peer->go();
    $follow();
    $follow();
    echo $client->getCloseCode(), "\n";
}
?>
--EXPECT--
ws: one
handled in the call, waited out its limit
handled in the call, waited out its limit
DomainException: enough
two
1000
wss: one
handled in the call, waited out its limit
handled in the call, waited out its limit
DomainException: enough
two
1000
