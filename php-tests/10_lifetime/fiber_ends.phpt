--TEST--
Lifetime: however a script ends while a Fiber is suspended in a callback, the connection ends once, and the process as it should
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$before = <<<'PHP'
    $client = new WebSocketClient($argv[1]);
    $client->onOpen(function () use ($client) {
        try {
            Fiber::suspend();
            echo 'resumed; ';
        } finally {
            echo 'left; ';
        }
    });
    $fiber = new Fiber(function () use ($client) {
        $client->connect();
        $client->send('from the fiber');
        echo $client->recv(10.0), '; ';
    });
    $fiber->start();

    PHP;
$ends = [
    'at its end' => '',
    'by exit()' => 'exit(3);',
    'by exit() in the Fiber' => <<<'PHP'
        $client->onOpen(null);
        $other = new WebSocketClient($argv[1]);
        (new Fiber(fn() => $other->onOpen(fn() => exit(4))->connect()))->start();
        PHP,
    'by a fatal error' => 'eval("class Twice {} class Twice {}");',
    'by a fatal error in a Fiber in a callback' => <<<'PHP'
        $other = new WebSocketClient($argv[1]);
        $other->onOpen(fn() => eval('class Twice {} class Twice {}'));
        register_shutdown_function(function () use ($other, $fiber) {
            $other->send('other');
            echo $other->recv(10.0), '; ';
            $fiber->resume();
        });
        (new Fiber(fn() => $other->connect()))->start();
        PHP,
    'by a fatal error, after which another one is suspended' => <<<'PHP'
        register_shutdown_function(function () {
            global $other, $argv;
            $other = new Fiber(function () use ($argv) {
                $client = new WebSocketClient($argv[1]);
                $client->onOpen(fn() => Fiber::suspend())->connect();
            });
            $other->start();
        });
        eval('class Twice {} class Twice {}');
        PHP,
    'by an exception of a shutdown function' => <<<'PHP'
        register_shutdown_function(fn() => throw new Exception('thrown'));
        register_shutdown_function(fn() => $fiber->resume());
        PHP,
    // Before PHP 8.4 that is an error.
    'by a destructor that resumes it' => <<<'PHP'
        final class Resuming
        {
            public function __construct(private Fiber $fiber)
            {
            }

            public function __destruct()
            {
                $this->fiber->resume();
            }
        }
        $resuming = new Resuming($fiber);
        unset($client, $fiber);
        PHP,
    'by a destructor that exits' => <<<'PHP'
        $exiting = new class { public function __destruct() { exit(5); } };
        PHP,
];
foreach ($ends as $how => $code) {
    $peer = python_peer();
    echo "$how: ";
    ob_start();
    $status = run_php($before . $code, [$peer->url()], ['display_errors' => '0', 'log_errors' => '0'], ['USE_ZEND_ALLOC' => '1']);
    echo preg_replace('/^(PHP )?(Fatal error|Stack trace|#\d|  thrown).*\n?/m', '', trim(ob_get_clean()));
    echo "status $status, closed with ", $peer->waitFor('closed')['code'], "\n";
}
?>
--EXPECTF--
at its end: left;status 0, closed with 1001
by exit(): left;status 3, closed with 1001
by exit() in the Fiber: left;status 4, closed with 1001
by a fatal error: status 255, closed with 1001
by a fatal error in a Fiber in a callback: other; resumed; left; from the fiber;status 255, closed with 1001
by a fatal error, after which another one is suspended: status 255, closed with 1001
by an exception of a shutdown function: left;status 255, closed with 1001
by a destructor that resumes it: %s, closed with 1001
by a destructor that exits: status 5, closed with 1001
