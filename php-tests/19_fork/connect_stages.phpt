--TEST--
Fork: in a signal handler in every stage of connect(), children leave their parent's attempt alone, however they end
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip what the parent was doing is left alone in the child, which memcheck takes for leaks');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/forks.inc';

[$tls] = schemes()['wss'];
$answer = [['upgrade'], ['read_frame'], ['send_frame', 'opcode' => 1, 'payload' => 'answer'], ['answer_close']];
$slow = [['read_request'], ['wait_command'], ...$answer];
// Of TCP and TLS nothing is left to see on the wire that the upgrade does not show.
$peers = [
    'upgrade' => scripted_peer([$slow, $answer]),
    'upgrade over TLS' => scripted_peer([$slow, $answer], $tls),
    'name' => scripted_peer([$answer]),
];
foreach ($peers as $stage => $peer) {
    $url = $peer->url(host: $stage === 'name' ? 'slow.test' : null);
    $script = new Script(forking(<<<'PHP'
        $client = new WebSocketClient($url, connectTimeout: 20.0, receiveTimeout: 20.0, tls: $tls);
        $talk = function () use ($client) {
            $client->send('question');
            $client->recv()->data === 'answer' or exit(1);
            $client->close();
        };
        $deeds = [
            function () use (&$client) {
                $client = null;
            },
            fn() => exit(5),
            fn() => kill_me('KILL'),
            fn() => pcntl_exec('/bin/sh', ['-c', 'exit 6']),
            fn() => throw new DomainException(),
            fn() => eval('class Twice {} class Twice {}'),
        ];
        $children = [];
        pcntl_async_signals(true);
        pcntl_signal(SIGALRM, function () use ($deeds, &$children) {
            ob_start(fn() => '');
            $children = array_map(child(...), $deeds);
            ob_end_clean();
            // And one that goes on with connect().
            $children[] = $back = pcntl_fork();
            if ($back === 0) {
                pcntl_signal(SIGALRM, SIG_DFL);
                pcntl_alarm(30);
            } else {
                echo implode(' ', array_map(status_of(...), array_slice($children, 0, -1))), "\nforked\n";
            }
        });
        pcntl_alarm(1);
        try {
            $client->connect();
        } catch (DomainException) {
            exit(8);
        }
        $talk();
        echo end($children) === 0 ? '' : 'the one that went on: ' . status_of(end($children)) . "\n";
        PHP), [$url, certificate('ca')], [], resolver('slow.test=pause,127.0.0.1'));
    $script->waitFor('forked');
    $peer->go();
    echo "$stage\n";
    var_dump($script->finish());
    // Of each a question and a Close frame.
    $questions = array_filter($peer->several('frame', 4), fn(array $frame) => $frame['opcode'] === 1);
    echo count(array_unique(array_column($questions, 'connection'))), " connections used\n";
}
?>
--EXPECT--
upgrade
0 5 137 6 8 255
forked
the one that went on: 0
int(0)
2 connections used
upgrade over TLS
0 5 137 6 8 255
forked
the one that went on: 0
int(0)
2 connections used
name
0 5 137 6 8 255
forked
the one that went on: 0
int(0)
2 connections used
