--TEST--
php-fpm: a client that a request leaves open says goodbye, and nothing of it stays in the worker
--SKIPIF--
<?php
require __DIR__ . '/../helpers/fpm.inc';
skip_without_fpm();
?>
--FILE--
<?php
require __DIR__ . '/../helpers/fpm.inc';

foreach ([[], ['tls' => 'server']] as $options) {
    $peer = python_peer($options);
    $fpm = fpm_pool(['leave.php' => <<<'PHP'
        <?php
        class Held { public static $client; public $me; }
        $policy = new WebSocketClient\ReconnectPolicy();
        $tls = new WebSocketClient\TlsOptions(caFile: $_GET['ca']);
        $client = new WebSocketClient($_GET['url'], pingInterval: 0.05, tls: $tls, reconnect: $policy);
        $client->onOpen(fn() => $client->send('hello'));
        $client->connect();
        echo $client->recv(10.0), ' ', count(scandir('/proc/self/task')) - 2, " threads\n";
        match ($_GET['how']) {
            'in a variable' => null,
            'in a static' => Held::$client = $client,
            'in a cycle' => [$held = new Held(), $held->me = [$held, $client]],
            'in an outage' => [$client->send('!drop'), $client->recv(0.3), print($client->getState()->name . "\n")],
        };
        PHP]);
    [$pid] = $fpm->workers();
    $counts = fn() => [$fpm->count($pid, 'fd'), $fpm->count($pid, 'task')];
    $query = ['url' => $peer->url(), 'ca' => certificate('ca')];
    $ask = fn(string $how) => $fpm->get('/leave.php', $query + ['how' => $how]);
    $before = $counts();
    foreach (['in a variable', 'in a static', 'in a cycle', 'in an outage'] as $how) {
        echo "$how: ", $ask($how)->body, $peer->waitFor('closed')['code'], "\n";
        eventually(fn() => $counts() === $before) or print(json_encode([$before, $counts()]));
    }
    echo "$before[1] thread\n";
}
?>
--EXPECT--
in a variable: hello 2 threads
1001
in a static: hello 2 threads
1001
in a cycle: hello 2 threads
1001
in an outage: hello 2 threads
Connecting
1006
1 thread
in a variable: hello 2 threads
1001
in a static: hello 2 threads
1001
in a cycle: hello 2 threads
1001
in an outage: hello 2 threads
Connecting
1006
1 thread
