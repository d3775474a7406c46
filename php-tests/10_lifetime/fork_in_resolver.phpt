--TEST--
Lifetime: a signal handler forks while connect() waits for the resolver: both end by connectTimeout
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip what the parent was doing is left alone in the child, which memcheck takes for leaks');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$start = elapsed();
$status = run_php(<<<'PHP'
    $client = new WebSocketClient('ws://stuck.test/', connectTimeout: 2.0);
    $child = null;
    pcntl_async_signals(true);
    pcntl_signal(SIGALRM, function () use (&$child) {
        if (($child = pcntl_fork()) === 0) {
            // Whatever happens to it, it does not stay.
            pcntl_signal(SIGALRM, SIG_DFL);
            pcntl_alarm(30);
        }
    });
    pcntl_alarm(1);
    try {
        $client->connect();
    } catch (WebSocketClient\Exception $e) {
    }
    if ($child) {
        pcntl_waitpid($child, $status);
        echo 'child: ', pcntl_wifexited($status) ? 'exit status ' . pcntl_wexitstatus($status) : 'killed', "\n";
    }
    echo $child === 0 ? 'child' : 'parent', ': ', $e::class, ': ', $e->getMessage(), "\n";
    PHP, [], [], resolver('stuck.test=hang'));
assert_within(elapsed($start), 3.0, 5.0);
var_dump($status);
?>
--EXPECT--
child: WebSocketClient\TimeoutException: Could not connect to ws://stuck.test/: resolving the host name took longer than the limit of 2 s (connectTimeout)
child: exit status 0
parent: WebSocketClient\TimeoutException: Could not connect to ws://stuck.test/: resolving the host name took longer than the limit of 2 s (connectTimeout)
returned within its limit
int(0)
