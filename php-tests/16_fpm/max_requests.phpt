--TEST--
php-fpm: workers that are replaced after pm.max_requests end by themselves, with clients left open in each request
--SKIPIF--
<?php
require __DIR__ . '/../helpers/fpm.inc';
skip_without_fpm();
?>
--FILE--
<?php
require __DIR__ . '/../helpers/fpm.inc';

$peer = python_peer();
$fpm = fpm_pool(['leave.php' => <<<'PHP'
    <?php
    function &held() { static $client; return $client; }
    $client = &held();
    $client = new WebSocketClient($_GET['url'], pingInterval: 0.05);
    $client->connect();
    $client->send((string) getmypid());
    echo $client->recv(10.0);
    PHP], ['pm.max_requests' => 3, 'pm.max_children' => 2]);
foreach (range(1, 18) as $i) {
    $pid = $fpm->get('/leave.php', ['url' => $peer->url()])->body;
    is_numeric($pid) or var_dump($pid);
    $served[$pid] = ($served[$pid] ?? 0) + 1;
    $codes[] = $peer->waitFor('closed')['code'];
}
var_dump(count($served) >= 6, max($served) <= 3, array_unique($codes));
// A worker that crashes at its end says on which signal.
$ended = array_slice(array_keys($served), 0, 4);
eventually(fn() => array_intersect($fpm->workers(), $ended) === []);
var_dump(preg_match_all('/exited with code 0/', $fpm->log()) >= 4, str_contains($fpm->log(), 'on signal'));
?>
--EXPECT--
bool(true)
bool(true)
array(1) {
  [0]=>
  int(1001)
}
bool(true)
bool(false)
