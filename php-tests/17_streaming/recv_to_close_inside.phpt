--TEST--
WebSocketClient::recvTo(): a stream or another Fiber that closes the connection in the middle of a message ends it
--EXTENSIONS--
zlib
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$message = large_message();

/** Receives with a stream of which the first write does something else as well. */
function receive(WebSocketClient $client, callable $first): void
{
    global $written;
    $written = '';
    $sink = Sink::open(function (string $bytes) use (&$first): int {
        global $written;
        $written .= $bytes;
        [$now, $first] = [$first, fn() => null];
        $now();
        return strlen($bytes);
    });
    attempt(fn() => var_dump($client->recvTo($sink)));
}

foreach (halves_of($message) as $form => ['upgrade' => $upgrade, 'halves' => $halves]) {
    echo "$form\n";
    $peer = scripted_peer([
        ['upgrade', ...$upgrade],
        ['send', 'bytes' => implode($halves)],
        ['send_frame', 'opcode' => 1, 'payload' => 'behind it'],
        ['answer_close'],
    ]);
    $client = connected($peer, closeTimeout: 20.0);
    receive($client, fn() => $client->close());
    describe_written($written, $message);
    attempt(fn() => var_dump(substr($client->recv(0)->data, -10)));

    // The stream waits, and somebody else closes.
    $client = connected($peer, closeTimeout: 20.0);
    $fiber = new Fiber(fn() => receive($client, Fiber::suspend(...)));
    $fiber->start();
    $client->close();
    $fiber->resume();
    describe_written($written, $message);

    // The stream gives up besides: the end of the message is no message of its own.
    $client = connected($peer, closeTimeout: 20.0);
    receive($client, fn() => $client->close() ?? throw new DomainException('enough'));
    describe_written($written, $message);
    attempt(fn() => var_dump(substr($client->recv(0)->data, -10)));
}

echo "an end that close() could keep\n";
$peer = scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 1, 'fin' => false, 'payload' => 'one '],
    ['wait_command'],
    ['send_frame', 'opcode' => 0, 'payload' => 'two'],
    ['send_frame', 'opcode' => 1, 'payload' => 'behind it'],
    ['answer_close'],
]);
foreach ([true, false] as $receives) {
    $client = connected($peer);
    receive($client, function () use ($peer, $client, $receives) {
        $peer->go();
        $client->close();
        $receives or throw new DomainException('enough');
    });
    var_dump($written, (string) $client->recv(0));
}
?>
--EXPECTF--
one frame
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
the beginning was written
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
the beginning was written
DomainException: enough
the beginning was written
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
fragments
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
the beginning was written
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
the beginning was written
DomainException: enough
the beginning was written
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
compressed
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
the beginning was written
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
the beginning was written
DomainException: enough
the beginning was written
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
an end that close() could keep
int(7)
nothing thrown
string(7) "one two"
string(9) "behind it"
DomainException: enough
string(4) "one "
string(9) "behind it"
