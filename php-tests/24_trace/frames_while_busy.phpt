--TEST--
WebSocketClient::setLogger(): frames that pass while PHP is busy are told in the next call, up to a bound
--FILE--
<?php
require __DIR__ . '/tracing.inc';

$log = new Tracing();
$peer = scripted_peer([['upgrade'], ['wait_command'], ['send', 'bytes' => str_repeat("\x89\x00", 3000)], ['wait_seconds', 'seconds' => 0.1],
    ['send_frame', 'opcode' => 1, 'payload' => 'last'], ['answer_close']]);
$client = connected($peer, compression: false)->setLogger($log);
$peer->waitFor('waiting');
$peer->go();
var_dump(eventually(fn() => $client->getStats()->messagesReceived === 1));
echo $client->recv(), "\n";
$frames = preg_grep('/: received ping, 0 bytes$/', $log->lines);
var_dump(count($frames) > 100, count($log->lines) <= 1002);
echo preg_replace('/\d+(?= more)/', 'SOME', with_ports(end($log->lines), ['SERVER' => $peer->port])), "\n";
$client->close();
?>
--EXPECT--
bool(true)
last
bool(true)
bool(true)
[debug] ws://127.0.0.1:SERVER/: SOME more frames than the log holds
