--TEST--
getStream(): a child that lets go of the client takes nothing from its parent's loop
--SKIPIF--
<?php
extension_loaded('pcntl') || die('skip needs pcntl');
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip what the parent was doing is left alone in the child, which memcheck takes for leaks');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['wait_command'], ['send_frame', 'opcode' => 1, 'payload' => 'hello'], ['answer_close']]);
$client = new WebSocketClient($peer->url(), pingInterval: 0.05, pongTimeout: null);
$stream = $client->getStream();
$child = pcntl_fork();
if ($child === 0) {
    unset($client);
    posix_kill(posix_getpid(), SIGKILL);
}
pcntl_waitpid($child, $status);
$client->connect();
$peer->waitFor('waiting');
$peer->go();
// The thread of the heartbeat has read it, so that no socket is readable for it.
for ($since = elapsed(); $client->getStats()->bufferedMessages === 0 && elapsed($since) < 20;) {
    usleep(1_000);
}
[$read, $none] = [[$stream], null];
var_dump($client->getStats()->bufferedMessages, stream_select($read, $none, $none, 10), $client->recv(0)?->data);
$client->close();
?>
--EXPECT--
int(1)
int(1)
string(5) "hello"
