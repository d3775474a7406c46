--TEST--
Lifetime: after a fatal error in a signal handler that ran inside recv(), a shutdown function can use the client
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
ob_start();
$status = run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1]);
    $client->connect();
    register_shutdown_function(function () use ($client) {
        echo "\nshutdown function: ", var_export($client->recv(0.2), true), "\n";
        $client->send('still here');
        echo 'shutdown function: ', $client->recv(10.0), "\n";
    });
    pcntl_async_signals(true);
    pcntl_signal(SIGALRM, fn() => eval('class Twice {} class Twice {}'));
    pcntl_alarm(1);
    $client->recv(20.0);
    echo "not reached\n";
    // With Valgrind's setting the engine itself would leak: a fatal error frees nothing one by one.
    PHP, [$peer->url()], [], ['USE_ZEND_ALLOC' => '1']);
$output = ob_get_clean();
var_dump(str_contains($output, 'declare class Twice'), str_contains($output, 'not reached'));
echo strstr($output, 'shutdown function');
var_dump($status, $peer->waitFor('closed')['code']);
?>
--EXPECT--
bool(true)
bool(false)
shutdown function: NULL
shutdown function: still here
int(255)
int(1001)
