--TEST--
Persistent: under php-fpm, 1000 requests over 4 workers make at most 4 handshakes, and 1000 without
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
    $client = new WebSocketClient($_GET['url'], persistentId: $_GET['id'] ?? null);
    $client->connect();
    $client->send($_GET['n']);
    echo $client->recv(10.0) == $_GET['n'] ? 'good' : 'bad';
    PHP;
$fpm = fpm_pool(['talk.php' => $script], ['pm.max_children' => 4]);
$handshakes = function (array $query) use ($fpm): int {
    $peer = python_peer();
    $good = 0;
    $start = elapsed();
    for ($n = 0; $n < 1000; $n += 8) {
        foreach ($fpm->getAtOnce(8, '/talk.php', ['url' => $peer->url(), 'n' => $n] + $query) as $answer) {
            $good += (int) ($answer->body === 'good');
        }
    }
    file_put_contents(
        getenv('WEBSOCKET_TEST_ENV') . '/fpm.txt',
        sprintf("%s: %.0f requests a second\n", $query ? 'persistent' : 'a handshake each', $good / elapsed($start)),
        FILE_APPEND,
    );
    $good === 1000 or fail("$good were answered");
    // Of each handshake there is a report, which may still be on its way.
    for ($count = 0; $peer->report($count < 4 ? 1.0 : 5.0) !== null; ) {
        $count = count($peer->all('open'));
    }
    return $count;
};
@unlink(getenv('WEBSOCKET_TEST_ENV') . '/fpm.txt');
$kept = $handshakes(['id' => 'talk']);
var_dump($kept >= 1 && $kept <= 4, $handshakes([]));
?>
--EXPECT--
bool(true)
int(1000)
