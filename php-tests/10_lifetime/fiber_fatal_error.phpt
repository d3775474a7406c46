--TEST--
Lifetime: a fatal error in a callback spares the call of a suspended Fiber, which a shutdown function carries to its end
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
ob_start();
$status = run_php(<<<'PHP'
    $inner = new WebSocketClient($argv[1]);
    $inner->onOpen(fn() => print(Fiber::suspend()));
    $fiber = new Fiber(function () use ($inner) {
        $inner->connect();
        $inner->send('from the fiber');
        return $inner->recv(10.0);
    });
    $outer = new WebSocketClient($argv[1]);
    $outer->onOpen(function () use ($fiber) {
        // The inner call is suspended inside of the outer one, which the error then ends.
        $fiber->start();
        eval('class Twice {} class Twice {}');
    });
    register_shutdown_function(function () use ($fiber, $inner, $outer) {
        echo "\nshutdown function: ";
        $fiber->resume('resumed, ');
        echo $fiber->getReturn(), "\n";
        foreach ([$inner, $outer] as $client) {
            $client->send('still here');
            echo $client->recv(10.0), "\n";
            $client->close();
        }
        echo $inner->getState()->name, ' ', $outer->getState()->name, "\n";
    });
    $outer->connect();
    echo "not reached\n";
    PHP, [$peer->url()], [], ['USE_ZEND_ALLOC' => '1']);
$output = ob_get_clean();
var_dump(str_contains($output, 'declare class Twice'), str_contains($output, 'not reached'));
echo strstr($output, 'shutdown function');
var_dump($status);
?>
--EXPECT--
bool(true)
bool(false)
shutdown function: resumed, from the fiber
still here
still here
Closed Closed
int(255)
