--TEST--
php-fpm: a dynamic pool grows for requests that wait in recv(), and its idle workers end by themselves
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
    $client->send("!push 3 1");
    echo $client->recv(20.0);
    PHP], [
    'pm' => 'dynamic',
    'pm.max_children' => 8,
    'pm.start_servers' => 1,
    'pm.min_spare_servers' => 1,
    'pm.max_spare_servers' => 2,
]);
$bodies = array_map(fn(FpmAnswer $answer) => $answer->body, $fpm->getAtOnce(8, '/wait.php', ['url' => $peer->url()]));
print_r(array_count_values($bodies));
$most = count($fpm->workers());
var_dump($most > 1, eventually(fn() => count($fpm->workers()) <= 2, 30.0), str_contains($fpm->log(), 'on signal'));
?>
--EXPECT--
Array
(
    [push 1] => 8
)
bool(true)
bool(true)
bool(false)
