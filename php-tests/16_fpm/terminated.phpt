--TEST--
php-fpm: request_terminate_timeout and kill -9 in the middle of recv() and send() cost the worker and nothing else
--SKIPIF--
<?php
require __DIR__ . '/../helpers/fpm.inc';
skip_without_fpm();
?>
--FILE--
<?php
require __DIR__ . '/../helpers/fpm.inc';

$peer = python_peer();
$quiet = python_peer();
$deaf = scripted_peer([['upgrade'], ['wait_command'], ['read_until_eof']], ['receive_buffer' => 1 << 18]);
$fpm = fpm_pools(['short' => ['request_terminate_timeout' => '1s'], 'long' => ['pm.max_children' => 2]], [
    'wait.php' => <<<'PHP'
        <?php
        $client = new WebSocketClient($_GET['url'], sendTimeout: 60.0, pingInterval: 0.1);
        $client->connect();
        echo "open\n";
        flush();
        isset($_GET['send']) ? $client->sendBinary(str_repeat('x', 16 << 20)) : print($client->recv(60.0));
        PHP,
    'pid.php' => '<?php echo getmypid();',
]);
$wait = fn(Peer $peer, array $query, string $pool) => $fpm->start('/wait.php', ['url' => $peer->url()] + $query, $pool);
$follows = function (array $old, string $pool, int $count) use ($fpm) {
    $new = $fpm->newWorkers($count, $old, $pool);
    echo in_array($fpm->get('/pid.php', [], $pool)->body, $new) ? "another worker serves\n" : "who serves?\n";
};

foreach (['recv' => [$peer, []], 'send' => [$deaf, ['send' => 1]]] as $call => [$server, $query]) {
    $workers = $fpm->workers('short');
    $bystander = $wait($quiet, [], 'long');
    $bystander->waitFor('open');
    $body = $wait($server, $query, 'short')->answer()->body;
    echo "$call: ", json_encode($body), "\n";
    $server === $deaf and $deaf->go();
    echo $server === $deaf ? $deaf->waitFor('eof')['how'] : $peer->waitFor('closed')['code'], "\n";
    $fpm->waitForLog('execution timed out');
    $follows($workers, 'short', 1);
    // The request of another worker has not noticed.
    $quiet->command('push 0 1');
    echo json_encode($bystander->answer()->body), "\n";
}

$workers = $fpm->workers('long');
$request = $wait($peer, [], 'long');
$request->waitFor('open');
foreach ($workers as $pid) {
    $fpm->signal('KILL', $pid);
}
$request->answer();
$follows($workers, 'long', 2);
?>
--EXPECT--
recv: "open\n"
1006
another worker serves
"open\npush 1"
send: "open\n"
fin
another worker serves
"open\npush 1"
another worker serves
