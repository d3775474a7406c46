--TEST--
php-fpm: a reload without process_control_timeout, which is its default, ends requests that wait in recv()
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
    $client = new WebSocketClient($_GET['url'], pingInterval: 0.1);
    $client->connect();
    echo "open\n";
    flush();
    echo $client->recv(isset($_GET['short']) ? 0.1 : 60.0) ?? 'nothing', "\n";
    PHP], ['pm.max_children' => 2], [], ['process_control_timeout' => 0]);
$old = $fpm->workers();
$requests = array_map(fn() => $fpm->start('/wait.php', ['url' => $peer->url()]), $old);
array_map(fn(FpmRequest $request) => $request->waitFor('open'), $requests);
$fpm->reload();
$start = elapsed();
foreach ($requests as $request) {
    echo json_encode($request->answer()->body), ' ', $peer->waitFor('closed')['code'], "\n";
}
$fpm->newWorkers(2, $old);
assert_within(elapsed($start), 0.0, 5.0);
echo $fpm->get('/wait.php', ['url' => $peer->url(), 'short' => 1])->body;
?>
--EXPECT--
"open\n" 1006
"open\n" 1006
returned within its limit
open
nothing
