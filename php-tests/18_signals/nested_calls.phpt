--TEST--
WebSocketClient: what a signal handler may call in the middle of recv() and send()
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
        ['read_frame', 'opcode' => 1],
        ['send_frame', 'opcode' => 1, 'payload' => 'answer'],
        ['wait_seconds', 'seconds' => 2.0],
        ['serve'],
    ], $peerOptions + ['receive_buffer' => 1 << 18]);
    $client = connected($peer, ...$options + ['sendTimeout' => 60.0, 'closeTimeout' => 30.0]);
    echo "$scheme\n";
    $handler = function () use ($client) {
        attempt(fn() => $client->recv(0));
        $client->send('question');
        echo $client->getState()->name, ', ', $client->isConnected() ? 'connected' : 'not connected', "\n";
    };
    echo interrupted(fn() => $client->recv(), 1.0, $handler), "\n";

    pcntl_signal(SIGALRM, function () use ($client) {
        attempt(fn() => $client->send('in the middle'));
        attempt(fn() => $client->ping());
        var_dump($client->recv(0));
    });
    pcntl_alarm(1);
    $client->sendBinary(str_repeat('x', 8 << 20));
    echo round($client->ping(30.0)) < 30 ? "alive\n" : "late\n";
    $client->close();
    echo $client->getCloseCode(), "\n";
}
?>
--EXPECT--
ws
WebSocketClient\Exception: Another recv(), recvMany(), recvTo() or foreach of the same client waits: only one of them can be under way
Open, connected
handled in the call, waited out its limit
answer
WebSocketClient\Exception: A message of the same client is being sent, nothing else can be sent meanwhile
WebSocketClient\Exception: A message of the same client is being sent, nothing else can be sent meanwhile
NULL
alive
1000
wss
WebSocketClient\Exception: Another recv(), recvMany(), recvTo() or foreach of the same client waits: only one of them can be under way
Open, connected
handled in the call, waited out its limit
answer
WebSocketClient\Exception: A message of the same client is being sent, nothing else can be sent meanwhile
WebSocketClient\Exception: A message of the same client is being sent, nothing else can be sent meanwhile
NULL
alive
1000
