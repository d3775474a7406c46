--TEST--
WebSocketClient::recv(): signal handlers that run in the middle of a large message, and one that throws, cost nothing of it
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

pcntl_async_signals(true);
$header = "\x82\x7f" . pack('J', 400000);
$steps = [['upgrade'], ['send', 'bytes' => $header . str_repeat('a', 100)]];
for ($i = 0; $i < 4; $i++) {
    array_push($steps, ['wait_command'], ['send', 'bytes' => str_repeat("$i", 99975)]);
}
$peer = scripted_peer([...$steps, ['read_until_eof']]);
$client = connected($peer);
$handled = 0;
pcntl_signal(SIGALRM, function () use (&$handled, $peer) {
    // The message goes on only after the handler has run, and goes nowhere else meanwhile.
    str_repeat('garbage', 100000);
    $handled++;
    $peer->go();
    pcntl_alarm($handled < 4 ? 1 : 0);
    $handled === 2 and throw new DomainException('from the handler');
});
pcntl_alarm(1);
attempt(fn() => $client->recv(30.0));
$expected = str_repeat('a', 100) . implode(array_map(fn($i) => str_repeat("$i", 99975), range(0, 3)));
var_dump((string) $client->recv(30.0) === $expected, $handled);
?>
--EXPECT--
DomainException: from the handler
bool(true)
int(4)
