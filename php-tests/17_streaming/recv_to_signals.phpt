--TEST--
WebSocketClient::recvTo(): signal handlers run while it waits and under a flood; one that throws before a message costs nothing
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/streaming.inc';

pcntl_async_signals(true);
$peer = scripted_peer([
    ['upgrade'],
    ['wait_command'],
    ['send_frame', 'opcode' => 1, 'payload' => 'later'],
    ['send_frame', 'opcode' => 1, 'fin' => false, 'payload' => 'half'],
    ['answer_close'],
]);
$client = connected($peer);
$memory = fopen('php://memory', 'w+');
pcntl_signal(SIGALRM, fn() => throw new DomainException('from the handler'));
pcntl_alarm(1);
attempt(fn() => $client->recvTo($memory));
pcntl_signal(SIGALRM, fn() => $peer->go());
pcntl_alarm(1);
var_dump($client->recvTo($memory));
pcntl_signal(SIGALRM, fn() => throw new DomainException('in the middle'));
pcntl_alarm(1);
attempt(fn() => $client->recvTo($memory));
describe_state($client);

// A message without end: nothing but the handler ends this.
$peer = scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 2, 'fin' => false],
    ['flood', 'bytes' => "\x00\x7e\xff\x00" . str_repeat('x', 0xff00)],
]);
$client = connected($peer, compression: false);
$seen = 0;
pcntl_signal(SIGALRM, fn() => throw new DomainException('enough'));
pcntl_alarm(1);
attempt(fn() => $client->recvTo(fopen('/dev/null', 'wb')));
var_dump($client->getStats()->bytesReceived > 1 << 20);
?>
--EXPECTF--
DomainException: from the handler
int(5)
DomainException: in the middle
Closed 1006
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client: a message was given up that recvTo() had begun to hand over
DomainException: enough
bool(true)
