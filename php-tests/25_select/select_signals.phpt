--TEST--
select(): a signal handler runs, the limit stays, an exception leaves, all stays usable
--SKIPIF--
<?php extension_loaded('pcntl') || die('skip needs pcntl');
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

pcntl_async_signals(true);
$peer = python_peer();
$clients = [connected($peer), connected($peer)];

pcntl_signal(SIGALRM, function () use ($clients): void {
    echo "alarm\n";
    $clients[1]->send('sent by the handler');
});
pcntl_alarm(1);
$start = elapsed();
$ready = WebSocketClient::select($clients, 20.0);
var_dump(array_keys($ready), elapsed($start) < 15.0);
echo $ready[1]->recv(0), "\n";

pcntl_signal(SIGALRM, fn() => print("alarm\n"));
pcntl_alarm(1);
$start = elapsed();
var_dump(WebSocketClient::select($clients, 1.5));
$took = elapsed($start);
var_dump($took >= 1.5 && $took < 10.0);

pcntl_signal(SIGALRM, fn() => throw new RuntimeException('enough'));
pcntl_alarm(1);
attempt(fn() => WebSocketClient::select($clients, 20.0));
$clients[0]->send('still here');
echo WebSocketClient::select($clients, 10.0)[0]->recv(0), "\n";
?>
--EXPECT--
alarm
array(1) {
  [0]=>
  int(1)
}
bool(true)
sent by the handler
alarm
array(0) {
}
bool(true)
RuntimeException: enough
still here
