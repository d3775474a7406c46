--TEST--
Persistent: under php-fpm, over restarts of the server, recycled workers, a reload, and in two pools
--SKIPIF--
<?php
require __DIR__ . '/../helpers/fpm.inc';
skip_without_fpm();
?>
--FILE--
<?php
require __DIR__ . '/../helpers/fpm.inc';

$script = <<<'PHP'
    <?php
    $client = new WebSocketClient($_GET['url'], persistentId: 'talk');
    $client->connect();
    $sent = $client->getStats()->messagesSent;
    $client->send('hello');
    echo $client->recv(10.0), ' ', $sent;
    PHP;
$peer = python_peer();
$query = ['url' => $peer->url()];
$fpm = fpm_pools(['one' => ['pm.max_requests' => 4], 'two' => []], ['talk.php' => $script]);

// Each pool has workers of its own, and those their own connections; one that is recycled says goodbye.
foreach (['one', 'one', 'two', 'one', 'two', 'one', 'one', 'two'] as $pool) {
    echo $pool, ': ', $fpm->get('/talk.php', $query, $pool)->body, "\n";
}
echo $peer->waitFor('closed')['code'], "\n";

// The server goes and comes back on the same port.
$port = $peer->port;
$peer->stop();
$peer = python_peer(['port' => $port]);
echo 'two: ', $fpm->get('/talk.php', $query, 'two')->body, "\n";
echo 'two: ', $fpm->get('/talk.php', $query, 'two')->body, "\n";

$old = $fpm->workers('two');
$fpm->reload();
$fpm->newWorkers(1, $old, 'two');
$peer->waitFor('closed');
echo 'two: ', $fpm->get('/talk.php', $query, 'two')->body, "\n";
var_dump(str_contains($fpm->log(), 'on signal'));
?>
--EXPECT--
one: hello 0
one: hello 1
two: hello 0
one: hello 2
two: hello 1
one: hello 3
one: hello 0
two: hello 2
1001
two: hello 0
two: hello 1
two: hello 0
bool(false)
