--TEST--
WebSocketClient::recvTo(): a signal handler that closes the connection gives neither a message with a hole nor the end of one
--EXTENSIONS--
zlib
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/streaming.inc';

pcntl_async_signals(true);
$message = large_message();
foreach (halves_of($message) as $form => ['upgrade' => $upgrade, 'halves' => [$first, $second]]) {
    foreach (['in the middle' => [$first, $second], 'before it' => ['', $first . $second]] as $when => $parts) {
        echo "$form, $when\n";
        $peer = scripted_peer([
            ['upgrade', ...$upgrade],
            ['send', 'bytes' => $parts[0]],
            ['wait_command'],
            ['send', 'bytes' => $parts[1]],
            ['send_frame', 'opcode' => 1, 'payload' => 'behind it'],
            ['answer_close'],
        ]);
        $client = connected($peer, closeTimeout: 20.0);
        $peer->waitFor('waiting');
        $file = fopen('php://memory', 'w+');
        pcntl_signal(SIGALRM, function () use ($peer, $client) {
            $peer->go();
            $client->close();
        });
        pcntl_alarm(1);
        attempt(fn() => var_dump($client->recvTo($file)));
        describe_written(stream_get_contents($file, null, 0), $message);
        // Nor is anything there that came behind a hole.
        attempt(fn() => var_dump(substr($client->recv(0)->data, -10)));
        attempt(fn() => var_dump($client->recvTo($file)));
    }
}
?>
--EXPECTF--
one frame, in the middle
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
the beginning was written
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
one frame, before it
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
the beginning was written
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
fragments, in the middle
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
the beginning was written
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
fragments, before it
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
the beginning was written
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
compressed, in the middle
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
the beginning was written
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
compressed, before it
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
the beginning was written
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
