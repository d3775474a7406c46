--TEST--
Threads: a child is never kept waiting by a lock that another thread of its parent held
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip what the parent was doing is left alone in the child, which memcheck takes for leaks');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/threads.inc';

$plain = python_peer();
$secure = python_peer(['tls' => 'server']);
$status = run_threads(<<<'PHP'
    [, $number, $plain, $secure, $authority, $stop] = $argv;
    // Connections of the process's pool; others come and go in the keep-alive thread, and each set of files is read anew.
    $open = function (int $turn) use ($plain, $secure, $authority) {
        $isSecure = $turn % 3 === 0;
        $tls = new WebSocketClient\TlsOptions(caFile: dirname($authority) . str_repeat('/.', $turn % 40) . '/' . basename($authority));
        $id = $turn % 3 === 1 ? 'feed ' . $turn % 4 : null;
        $client = new WebSocketClient($isSecure ? $secure : $plain, pingInterval: 0.02, connectTimeout: 20.0, tls: $tls, persistentId: $id);
        $client->connect();
        return $client;
    };
    if ($number !== '1') {
        for ($turn = (int) $number; !file_exists($stop); $turn++) {
            $client = $open($turn);
            for ($i = 0; $i < 20; $i++) {
                unset($client);
                $client = new WebSocketClient($plain, pingInterval: 0.02, connectTimeout: 20.0, persistentId: 'feed ' . $i % 4);
                $client->connect();
            }
        }
        return;
    }
    $inherited = $open(0);
    $stuck = 0;
    $end = hrtime(true) + 15e9;
    for ($forks = 0; $forks < 300 && $stuck === 0 && hrtime(true) < $end; $forks++) {
        $child = pcntl_fork();
        if ($child === 0) {
            // Without the engine's own end, whose other threads are not here.
            pcntl_signal(SIGALRM, SIG_DFL);
            pcntl_alarm(20);
            unset($inherited);
            // Without TLS: OpenSSL has locks of its own, which a child may inherit from a thread that is in the middle of it.
            foreach ([1, 2, 4] as $turn) {
                $client = $open($turn);
                unset($client);
            }
            posix_kill(posix_getpid(), SIGKILL);
        }
        pcntl_waitpid($child, $childStatus);
        $stuck += pcntl_wtermsig($childStatus) === SIGALRM ? 1 : 0;
    }
    touch($stop);
    echo $forks > 10 ? "more than 10 forks, $stuck stuck" : "only $forks forks, $stuck stuck", "\n";
    PHP, 4, [$plain->url(), $secure->url(), tool('certs/ca.pem'), $stop = sys_get_temp_dir() . '/websocket-stop-' . getmypid()]);
var_dump($status);
?>
--CLEAN--
<?php
array_map(unlink(...), glob(sys_get_temp_dir() . '/websocket-stop-*'));
?>
--EXPECT--
more than 10 forks, 0 stuck
thread 1: status 0
thread 2: status 0
thread 3: status 0
thread 4: status 0
int(0)
