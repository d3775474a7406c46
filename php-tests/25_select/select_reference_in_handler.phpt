--TEST--
WebSocketClient::select(): a signal handler assigns to the variable that the array refers to; the client is still waited for
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['wait_command'], ['send_frame', 'opcode' => 1, 'payload' => 'hello'], ['answer_close']]);
$client = connected($peer);
$list = [&$client];
$filled = [];
pcntl_async_signals(true);
pcntl_signal(SIGALRM, function () use (&$client, &$filled, $peer) {
    $client = null;
    // The memory that was the object's gets other contents.
    foreach (range(0, 3000) as $index) {
        $filled[] = str_repeat('A', 40 + $index % 40 * 8);
    }
    $peer->go();
});
pcntl_alarm(1);
[$ready] = WebSocketClient::select($list, 20.0);
echo $ready->recv(0), "\n";
$ready->close();
var_dump($client);
?>
--EXPECT--
hello
NULL
