--TEST--
WebSocketClient::recv(): a signal handler runs while it waits, and the limit stays where it was
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

foreach (schemes() as $scheme => [$peerOptions, $options]) {
    $peer = python_peer($peerOptions);
    $client = connected($peer, ...$options);
    echo "$scheme: ";
    var_dump(interrupted(fn() => $client->recv(2.0), 2.0));
    $client->send('still here');
    echo $client->recv(), "\n";
    $client->close();
    echo $peer->waitFor('closed')['code'], "\n";
}
?>
--EXPECT--
ws: handled in the call, waited out its limit
NULL
still here
1000
wss: handled in the call, waited out its limit
NULL
still here
1000
