--TEST--
php-fpm: a graceful reload carries requests to their end that wait in recv()
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
    $client->send("!push {$_GET['seconds']} 1");
    echo $client->recv(30.0), "\n";
    $client->close();
    PHP], ['pm.max_children' => 3]);
$old = $fpm->workers();
$requests = array_map(fn() => $fpm->start('/wait.php', ['url' => $peer->url(), 'seconds' => 2]), $old);
array_map(fn(FpmRequest $request) => $request->waitFor('open'), $requests);
$fpm->reload();
$fpm->waitForLog('Reloading in progress');
foreach ($requests as $request) {
    echo $request->answer()->body, $peer->waitFor('closed')['code'], "\n";
}
$fpm->newWorkers(3, $old);
echo $fpm->get('/wait.php', ['url' => $peer->url(), 'seconds' => 0])->body;
var_dump(str_contains($fpm->log(), 'on signal'));
?>
--EXPECT--
open
push 1
1000
open
push 1
1000
open
push 1
1000
open
push 1
bool(false)
