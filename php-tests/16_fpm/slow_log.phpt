--TEST--
php-fpm: request_slowlog_timeout, which stops and continues the worker, does not disturb recv()
--SKIPIF--
<?php
require __DIR__ . '/../helpers/fpm.inc';
skip_without_fpm();
?>
--FILE--
<?php
require __DIR__ . '/../helpers/fpm.inc';

$peer = python_peer();
$fpm = fpm_pool(['wait.php' => <<<'PHP'
    <?php
    $client = new WebSocketClient($_GET['url'], pingInterval: 0.2, pongTimeout: 5.0);
    $client->connect();
    $start = hrtime(true);
    echo json_encode($client->recv(3.0)), (hrtime(true) - $start) / 1e9 >= 3.0 ? " waited\n" : " too early\n";
    $client->send('still here');
    echo $client->recv(10.0), "\n";
    PHP], ['request_slowlog_timeout' => '1s', 'slowlog' => '@DIR@/slow.log']);
echo $fpm->get('/wait.php', ['url' => $peer->url()])->body;
$fpm->waitForLog('too slow');
echo preg_match('/ recv\(\) .*wait\.php:5/', (string) @file_get_contents("$fpm->folder/slow.log")), "\n";
?>
--EXPECT--
null waited
still here
1
