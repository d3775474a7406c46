--TEST--
WebSocketClient::recv(): half a record and half a frame survive the exception of a signal handler
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

[$peerOptions, $options] = schemes()['wss'];
$peer = scripted_peer([
    ['upgrade'],
    ['send', 'bytes' => "\x81\x0bhello"],
    ['wait_command'],
    ['send', 'bytes' => ' world'],
    ['answer_close'],
], $peerOptions);
$client = connected($peer, ...$options);
attempt(fn() => interrupted(fn() => $client->recv(), 1.0, fn() => throw new DomainException('enough')));
$peer->waitFor('waiting');
$peer->go();
echo $client->recv(), "\n";
$client->close();
echo $client->getCloseCode(), "\n";
?>
--EXPECT--
handled in the call, waited out its limit
DomainException: enough
hello world
1000
