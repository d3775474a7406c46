--TEST--
Fork: a child that lets go of its parent's client closes its copies; a program that it runs inherits none
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip what the parent was doing is left alone in the child, which memcheck takes for leaks');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/forks.inc';

foreach (schemes() as $scheme => [$peerOptions]) {
    $peer = python_peer($peerOptions);
    echo "$scheme\n";
    $status = run_forking(<<<'PHP'
        $count = <<<'CODE'
            count(preg_grep('/^(socket|pipe|anon_inode):/', array_map(
                fn($fd) => (string) @readlink("/proc/self/fd/$fd"),
                scandir('/proc/self/fd'),
            )))
            CODE;
        $open = fn() => eval("return $count;");
        $before = $open();
        $program = fn() => pcntl_exec(PHP_BINARY, ['-n', '-r', "exit($count);"]);
        $inherited = status_of(child($program));
        // The socket, and what the heartbeat's thread waits with: a queue, an event and a timer.
        $client = new WebSocketClient($url, receiveTimeout: 20.0, tls: $tls);
        $client->connect();
        echo 'the parent has ', $open() - $before, "\n";
        $child = child(function () use (&$client, $open, $before) {
            echo 'a child has ', $open() - $before, "\n";
            $client = null;
            echo 'after dropping the client ', $open() - $before, "\n";
        });
        status_of($child);
        echo 'a program has ', status_of(child($program)) - $inherited, "\n";
        // The server sees the end of the parent's connection, though a child still has its copy.
        $child = child(fn() => sleep(20));
        $client->close();
        echo "closed\n";
        exec("kill -0 $child", $output, $alive);
        echo $alive === 0 ? "and the child is still there\n" : "but the child is gone\n";
        exec("kill -KILL $child");
        status_of($child);
        PHP, $peer);
    var_dump($status, $peer->waitFor('closed')['code']);
}
?>
--EXPECT--
ws
the parent has 4
a child has 4
after dropping the client 3
a program has 0
closed
and the child is still there
int(0)
int(1000)
wss
the parent has 4
a child has 4
after dropping the client 3
a program has 0
closed
and the child is still there
int(0)
int(1000)
