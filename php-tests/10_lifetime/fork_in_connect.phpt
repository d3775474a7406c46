--TEST--
Lifetime: a signal handler forks while connect() waits for the server: parent and child have connections of their own
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip what the parent was doing is left alone in the child, which memcheck takes for leaks');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$talk = fn(string $greeting) => [
    ['upgrade'],
    ['read_frame', 'opcode' => 1],
    ['send_frame', 'opcode' => 1, 'payload' => $greeting],
    ['answer_close'],
];
$peer = scripted_peer([
    [['read_request'], ['wait_seconds', 'seconds' => 3.0], ...$talk('the first connection')],
    $talk('the second connection'),
]);
$status = run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1], connectTimeout: 20.0, receiveTimeout: 10.0);
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
    $client->connect();
    if ($child) {
        pcntl_waitpid($child, $status);
        echo 'child: ', pcntl_wifexited($status) ? 'exit status ' . pcntl_wexitstatus($status) : 'killed', "\n";
    }
    $me = $child === 0 ? 'child' : 'parent';
    $client->send("from the $me");
    echo "$me: ", $client->recv(), "\n";
    $client->close();
    PHP, [$peer->url()]);
$texts = array_column(array_filter($peer->several('frame', 4), fn($frame) => $frame['opcode'] === 1), 'text', 'connection');
ksort($texts);
print_r($texts);
var_dump($status);
?>
--EXPECT--
child: the second connection
child: exit status 0
parent: the first connection
Array
(
    [1] => from the parent
    [2] => from the child
)
int(0)
