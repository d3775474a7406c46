--TEST--
WebSocketClient::recvTo(): a stream that does not take everything, throws or is closed costs the connection
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$steps = [['upgrade'], ['send_frame', 'opcode' => 2, 'payload' => 'x', 'repeat' => 200_000], ['read_until_eof']];
function fails(array $steps, mixed $stream): void
{
    $peer = scripted_peer($steps);
    $client = connected($peer);
    attempt(fn() => $client->recvTo($stream));
    echo frame_line($peer->waitFor('frame')), "\n";
    describe_state($client);
}

set_error_handler(fn(int $level, string $text) => print("notice: $text\n"));
$full = fopen('/dev/full', 'wb');
fails($steps, $full);
$left = 100_000;
fails($steps, Sink::open(function (string $bytes) use (&$left): int {
    $taken = min($left, strlen($bytes));
    $left -= $taken;
    return $taken;
}));
fails($steps, Sink::open(fn() => throw new DomainException('no space')));
set_error_handler(fn(int $level, string $text) => throw new ErrorException($text));
fails($steps, $full);
restore_error_handler();

// A short message as well, of which nothing else is to come.
fails([['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'short'], ['read_until_eof']], Sink::open(fn() => 0));

// Closed behind its back.
$stream = Sink::open(function (string $bytes) use (&$timer): int {
    return strlen($bytes);
});
$peer = scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 1, 'fin' => false, 'payload' => 'first'],
    ['wait_command'],
    ['send_frame', 'opcode' => 0, 'payload' => 'last'],
    ['read_until_eof'],
]);
$client = connected($peer);
pcntl_async_signals(true);
pcntl_signal(SIGALRM, function () use ($stream, $peer) {
    fclose($stream);
    $peer->go();
});
pcntl_alarm(1);
attempt(fn() => $client->recvTo($stream));
describe_state($client);
?>
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--EXPECTF--
notice: WebSocketClient::recvTo(): Write of %d bytes failed with errno=28 No space left on device
WebSocketClient\Exception: recvTo() could write only 0 of %d bytes to the stream; the connection was closed, since what is left of the message cannot be had again
close 1011 half a message was given up
Closed 1006
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client: a message was given up that recvTo() had begun to hand over
WebSocketClient\Exception: recvTo() could write only %d of %d bytes to the stream; the connection was closed, since what is left of the message cannot be had again
close 1011 half a message was given up
Closed 1006
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client: a message was given up that recvTo() had begun to hand over
DomainException: no space
close 1011 half a message was given up
Closed 1006
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client: a message was given up that recvTo() had begun to hand over
ErrorException: WebSocketClient::recvTo(): Write of %d bytes failed with errno=28 No space left on device
close 1011 half a message was given up
Closed 1006
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client: a message was given up that recvTo() had begun to hand over
WebSocketClient\Exception: recvTo() could write only 0 of 5 bytes to the stream; the connection was closed, since what is left of the message cannot be had again
close 1011 half a message was given up
Closed 1006
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client: a message was given up that recvTo() had begun to hand over
TypeError: WebSocketClient::recvTo(): supplied resource is not a valid stream resource
Closed 1006
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client: a message was given up that recvTo() had begun to hand over
