--TEST--
WebSocketClient::sendBinary(): after the exception of a signal handler what had begun to leave has left whole
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
        ['wait_seconds', 'seconds' => 2.0],
        ['read_frame', 'opcode' => 2],
        ['read_frame', 'opcode' => 1],
        ['answer_close'],
    ], $peerOptions + ['receive_buffer' => 1 << 18]);
    $client = connected($peer, ...$options + ['sendTimeout' => 60.0, 'closeTimeout' => 30.0]);
    pcntl_async_signals(true);
    pcntl_signal(SIGALRM, fn() => throw new DomainException('enough'));
    pcntl_alarm(1);
    echo "$scheme: ";
    attempt(fn() => $client->sendBinary(str_repeat('x', 8 << 20)));
    $client->send('the next one');
    $client->close();
    echo $peer->waitFor('frame')['size'], ' bytes, then ';
    echo $peer->waitFor('frame')['text'], ', ', $client->getCloseCode(), "\n";
}
?>
--EXPECT--
ws: DomainException: enough
8388608 bytes, then the next one, 1000
wss: DomainException: enough
8388608 bytes, then the next one, 1000
