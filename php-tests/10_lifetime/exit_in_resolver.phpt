--TEST--
Lifetime: exit() and an uncaught exception in a signal handler while a name is resolved do not wait for the resolver
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

foreach (['exit(6)', 'throw new DomainException("enough")', 'eval("class Twice {} class Twice {}")'] as $deed) {
    $start = elapsed();
    ob_start();
    $status = run_php(<<<'PHP'
        $client = new WebSocketClient('ws://stuck.test/', connectTimeout: 30.0);
        pcntl_async_signals(true);
        pcntl_signal(SIGALRM, fn() => eval("$argv[1];"));
        pcntl_alarm(1);
        $client->connect();
        PHP, [$deed], [], resolver('stuck.test=hang') + ['USE_ZEND_ALLOC' => '1']);
    ob_end_clean();
    echo "$status: ";
    assert_waited(elapsed($start), 1.0);
}
?>
--EXPECT--
6: waited out its limit
255: waited out its limit
255: waited out its limit
