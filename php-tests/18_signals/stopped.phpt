--TEST--
WebSocketClient::recv(): a process that is stopped for longer than pongTimeout and continued has not lost its connection
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

foreach (schemes() as $scheme => [$peerOptions, $options]) {
    $peer = python_peer($peerOptions);
    $script = new Script(<<<'PHP'
        $tls = new WebSocketClient\TlsOptions(caFile: $argv[2]);
        $client = new WebSocketClient($argv[1], pingInterval: 0.3, pongTimeout: 0.6, tls: $tls);
        $client->connect();
        echo "connected\n";
        echo $client->recv(20.0), "\n";
        $client->ping();
        $client->close();
        PHP, [$peer->url(), certificate('ca')]);
    $script->waitFor('connected');
    $peer->waitFor('ping');
    $script->signal(SIGSTOP);
    sleep(2);
    $script->signal(SIGCONT);
    $peer->waitFor('ping');
    $peer->command('push 0 1');
    echo "$scheme\n";
    echo $script->finish(), "\n";
    echo $peer->waitFor('closed')['code'], "\n";
}
?>
--EXPECT--
ws
connected
push 1
0
1000
wss
connected
push 1
0
1000
