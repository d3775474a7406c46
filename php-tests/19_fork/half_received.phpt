--TEST--
Fork: in the middle of a message that arrives, children read none of the rest
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip what the parent was doing is left alone in the child, which memcheck takes for leaks');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/forks.inc';

foreach (schemes() as $scheme => [$peerOptions]) {
    $payload = str_repeat('0123456789abcdef', 1 << 16);
    $peer = scripted_peer([
        ['upgrade'],
        ['send', 'bytes' => "\x82\x7f" . pack('J', strlen($payload)) . substr($payload, 0, 300_000)],
        ['wait_command'],
        ['send', 'bytes' => substr($payload, 300_000)],
        ['read_frame', 'opcode' => 1],
        ['answer_close'],
    ], $peerOptions);
    $script = new Script(forking(<<<'PHP'
        $client = new WebSocketClient($url, receiveTimeout: 20.0, pingInterval: null, tls: $tls);
        $client->connect();
        var_dump($client->recv(0.3));
        $deeds = [
            fn() => exit(thrown_by(fn() => $client->recv()) === CLOSED ? 0 : 1),
            fn() => $client->close(),
            fn() => kill_me('KILL'),
            fn() => exit(5),
        ];
        $children = array_map(child(...), [...$deeds, ...$deeds]);
        echo 'forked ';
        echo implode(' ', array_map(status_of(...), $children)), "\n";
        echo md5($client->recv()->data), "\n";
        $client->send('whole');
        $client->close();
        echo $client->getCloseCode(), "\n";
        PHP), [$peer->url(), certificate('ca')]);
    $script->waitFor('forked');
    $peer->go();
    echo "$scheme\n";
    var_dump($script->finish());
    var_dump($peer->waitFor('frame')['text']);
}
echo md5($payload), "\n";
?>
--EXPECT--
ws
NULL
forked 0 0 137 5 0 0 137 5
14d785daab3823736c981ca82a750c98
1000
int(0)
string(5) "whole"
wss
NULL
forked 0 0 137 5 0 0 137 5
14d785daab3823736c981ca82a750c98
1000
int(0)
string(5) "whole"
14d785daab3823736c981ca82a750c98
