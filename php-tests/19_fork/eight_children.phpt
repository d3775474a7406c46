--TEST--
Fork: whatever eight children do at once, the connection of their parent goes on and nothing stray reaches the server
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip what the parent was doing is left alone in the child, which memcheck takes for leaks');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/forks.inc';

foreach (schemes() as $scheme => [$peerOptions]) {
    $peer = python_peer($peerOptions + ['report_messages' => true, 'ping_interval' => 0.1, 'ping_timeout' => 20]);
    echo "$scheme\n";
    ob_start();
    $status = run_forking(<<<'PHP'
        $client = new WebSocketClient($url, receiveTimeout: 20.0, pingInterval: 0.05, tls: $tls);
        $client->connect();
        $deeds = [
            'uses it' => fn() => exit(thrown_by(fn() => $client->send('stray')) === CLOSED ? 0 : 1),
            'closes it' => fn() => $client->close(4000, 'by a child'),
            'drops it' => function () use (&$client) {
                $client = null;
            },
            'exits' => fn() => exit(3),
            'runs another program' => fn() => pcntl_exec('/bin/sh', ['-c', 'exit 4']),
            'is killed' => fn() => kill_me('KILL'),
            'crashes' => fn() => kill_me('SEGV'),
            'fails' => fn() => eval('class Twice {} class Twice {}'),
            'throws' => fn() => throw new LogicException('uncaught'),
            'connects' => function () use ($client) {
                $client->connect();
                $client->send('a connection of my own');
                $client->recv()->data === 'a connection of my own' or exit(1);
                $client->close();
            },
        ];
        $children = array_map(child(...), $deeds);
        // Meanwhile, and afterwards.
        for ($i = 0; $i < 50; $i++) {
            $client->send("parent $i");
            $client->recv()->data === "parent $i" or exit(9);
        }
        foreach (array_map(status_of(...), $children) as $deed => $status) {
            echo "a child $deed: $status\n";
        }
        $client->send('the last');
        echo "{$client->recv()}\n";
        $client->close();
        PHP, $peer);
    // The errors of children that fail are PHP's.
    echo implode("\n", preg_grep('/^a child|^the last/', explode("\n", ob_get_clean()))), "\n";
    $closed = [$peer->waitFor('closed'), $peer->waitFor('closed')];
    $messages = [];
    foreach ($peer->all('message') as $message) {
        $messages[$message['connection']][] = hex2bin($message['start']);
    }
    $expected = [...array_map(fn(int $i) => "parent $i", range(0, 49)), 'the last'];
    var_dump($status, $messages[1] === $expected, $messages[2], array_column($closed, 'code'));
}
?>
--EXPECT--
ws
a child uses it: 0
a child closes it: 0
a child drops it: 0
a child exits: 3
a child runs another program: 4
a child is killed: 137
a child crashes: 139
a child fails: 255
a child throws: 255
a child connects: 0
the last
int(0)
bool(true)
array(1) {
  [0]=>
  string(22) "a connection of my own"
}
array(2) {
  [0]=>
  int(1000)
  [1]=>
  int(1000)
}
wss
a child uses it: 0
a child closes it: 0
a child drops it: 0
a child exits: 3
a child runs another program: 4
a child is killed: 137
a child crashes: 139
a child fails: 255
a child throws: 255
a child connects: 0
the last
int(0)
bool(true)
array(1) {
  [0]=>
  string(22) "a connection of my own"
}
array(2) {
  [0]=>
  int(1000)
  [1]=>
  int(1000)
}
