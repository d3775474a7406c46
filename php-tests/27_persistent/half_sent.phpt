--TEST--
Persistent: with half a message sent, or an exception on its way, it is nobody's any more
--SKIPIF--
<?php extension_loaded('pcntl') || die('skip needs pcntl');
--FILE--
<?php
require __DIR__ . '/../helpers/persistent.inc';

function throwing(Peer $peer): void
{
    $client = connected_persistent($peer);
    throw new LogicException('unrelated');
}

$peer = python_peer();
attempt(fn() => throwing($peer));
echo $peer->waitFor('closed')['code'], "\n";
print_persistent();

// One that is caught where the client lives on says nothing of it.
(function () use ($peer) {
    $client = connected_persistent($peer);
    attempt(fn() => $client->send("\xff"));
})();
print_persistent();

$deaf = scripted_peer([['upgrade'], ['wait_command'], ['read_until_eof']], ['receive_buffer' => 1 << 16]);
$client = connected_persistent($deaf, sendTimeout: 0.3);
attempt(fn() => $client->sendBinary(str_repeat('x', 32 << 20)));
unset($client);
$deaf->go();
$deaf->waitFor('eof');
print_persistent();
?>
--EXPECTF--
LogicException: unrelated
1001
Persistent connections not in use => 0
ValueError: WebSocketClient::send(): Argument #1 ($text) must be valid UTF-8, but byte 0 is not; use sendBinary() for bytes
Persistent connections not in use => 1
Persistent connection feed => ws://127.0.0.1:%d/, left %d s ago
WebSocketClient\TimeoutException: %s
Persistent connections not in use => 1
Persistent connection feed => ws://127.0.0.1:%d/, left %d s ago
