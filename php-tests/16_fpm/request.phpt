--TEST--
php-fpm: requests that connect, send, receive and close leave nothing behind in the worker
--SKIPIF--
<?php
require __DIR__ . '/../helpers/fpm.inc';
skip_without_fpm();
?>
--FILE--
<?php
require __DIR__ . '/../helpers/fpm.inc';

$peer = python_peer();
$fpm = fpm_pool(['talk.php' => <<<'PHP'
    <?php
    $client = new WebSocketClient($_GET['url'], receiveTimeout: 10.0);
    $client->connect();
    $client->send("hello from {$_GET['name']}");
    echo $client->recv();
    $client->close();
    PHP]);
[$pid] = $fpm->workers();
$counts = fn() => [$fpm->count($pid, 'fd'), $fpm->count($pid, 'task')];

$before = $counts();
for ($i = 0; $i < 20; $i++) {
    $answer = $fpm->get('/talk.php', ['url' => $peer->url(), 'name' => $i]);
    $answer->body === "hello from $i" or var_dump($answer);
    $codes[] = $peer->waitFor('closed')['code'];
}
echo implode(' ', array_unique($codes)), "\n";
var_dump(eventually(fn() => $counts() === $before) ?: [$before, $counts()]);
var_dump($fpm->workers() === [$pid]);
?>
--EXPECT--
1000
bool(true)
bool(true)
