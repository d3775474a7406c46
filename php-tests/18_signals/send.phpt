--TEST--
WebSocketClient::sendBinary(): a signal handler runs while the peer does not read; the message goes on, or its limit passes
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

$message = str_repeat('x', 8 << 20);
foreach (schemes() as $scheme => [$peerOptions, $options]) {
    $peer = scripted_peer([
        [['upgrade'], ['wait_seconds', 'seconds' => 2.0], ['read_frame', 'opcode' => 2], ['answer_close']],
        [['upgrade'], ['hang']],
    ], $peerOptions + ['receive_buffer' => 1 << 18]);
    $client = connected($peer, ...$options + ['sendTimeout' => 60.0, 'closeTimeout' => 30.0]);
    $start = elapsed();
    $handled = null;
    pcntl_async_signals(true);
    pcntl_signal(SIGALRM, function () use (&$handled) {
        $handled = 'while the peer did not read';
    });
    pcntl_alarm(1);
    $client->sendBinary($message);
    echo "$scheme: handled $handled\n";
    $client->close();
    $frame = $peer->waitFor('frame');
    echo "received: {$frame['size']} bytes, closed with {$client->getCloseCode()}\n";

    $client = connected($peer, ...$options + ['sendTimeout' => 2.0]);
    attempt(fn() => interrupted(fn() => $client->sendBinary($message), 2.0));
}
?>
--EXPECTF--
ws: handled while the peer did not read
received: 8388608 bytes, closed with 1000
handled in the call, waited out its limit
WebSocketClient\TimeoutException: ws://127.0.0.1:%d/ did not take a whole message within 2 s (sendTimeout); the connection was closed, since half a message cannot be taken back
wss: handled while the peer did not read
received: 8388608 bytes, closed with 1000
handled in the call, waited out its limit
WebSocketClient\TimeoutException: wss://127.0.0.1:%d/ did not take a whole message within 2 s (sendTimeout); the connection was closed, since half a message cannot be taken back
