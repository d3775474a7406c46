--TEST--
Lifetime: every end of a script while the heartbeat's thread reads
--SKIPIF--
<?php
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip memcheck has no time for a flood');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

foreach (schemes() as $scheme => [$peerOptions]) {
    $flood = ['flood', 'bytes' => str_repeat("\x82\x0aten bytes.\x89\x00", 2000)];
    $peer = scripted_peer([['upgrade'], $flood], $peerOptions);
    foreach (['end', 'exit', 'exception', 'exception in a destructor', 'fatal error', 'killed'] as $how) {
        ob_start();
        $status = run_php(<<<'PHP'
            [, $url, $ca, $how] = $argv;
            class Thrower
            {
                public function __destruct()
                {
                    throw new LogicException('pending');
                }
            }
            $tls = new WebSocketClient\TlsOptions(caFile: $ca);
            for ($i = 0; $i < 3; $i++) {
                $clients[$i] = $client = new WebSocketClient($url, pingInterval: 0.05, readAhead: 1 << 30, tls: $tls);
                $client->connect();
            }
            usleep(50_000);
            match ($how) {
                'end' => null,
                'exit' => exit(3),
                'exception' => throw new LogicException('uncaught'),
                'exception in a destructor' => $clients[] = new Thrower(),
                'fatal error' => eval('class Twice {} class Twice {}'),
                'killed' => exec('kill -TERM ' . getmypid()),
            };
            PHP, [$peer->url(), certificate('ca'), $how], [], ['USE_ZEND_ALLOC' => '1']);
        ob_end_clean();
        echo "$scheme $how: $status\n";
    }
}
?>
--EXPECT--
ws end: 0
ws exit: 3
ws exception: 255
ws exception in a destructor: 255
ws fatal error: 255
ws killed: 143
wss end: 0
wss exit: 3
wss exception: 255
wss exception in a destructor: 255
wss fatal error: 255
wss killed: 143
