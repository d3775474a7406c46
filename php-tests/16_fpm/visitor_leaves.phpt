--TEST--
php-fpm: a visitor who leaves in the middle of recv() ends the request at its next output, and the client says goodbye
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
    $client = new WebSocketClient($_GET['url']);
    $client->connect();
    echo "open\n";
    flush();
    while (true) {
        echo $client->recv(20.0);
        flush();
        $client->send('written');
    }
    PHP, 'pid.php' => '<?php echo getmypid();']);
[$pid] = $fpm->workers();
$before = $fpm->count($pid, 'fd');
for ($i = 0; $i < 3; $i++) {
    $request = $fpm->start('/wait.php', ['url' => $peer->url()]);
    $request->waitFor('open');
    $request->drop();
    $peer->command('push 0.1 30');
    echo $peer->waitFor('closed')['code'], "\n";
}
var_dump($fpm->get('/pid.php')->body === (string) $pid, eventually(fn() => $fpm->count($pid, 'fd') === $before));
?>
--EXPECT--
1001
1001
1001
bool(true)
bool(true)
