--TEST--
Persistent: under php-fpm, a request that ends badly or is killed in a send() does not pass its connection on
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
    $client = new WebSocketClient($_GET['url'], persistentId: 'talk', sendTimeout: 60.0);
    $client->connect();
    echo "sent before: {$client->getStats()->messagesSent}\n";
    $client->send('hello');
    $client->recv(10.0);
    match ($_GET['how'] ?? 'well') {
        'exception' => throw new LogicException('unrelated'),
        'fatal error' => eval('class Twice {} class Twice {}'),
        'memory_limit' => str_repeat('x', 1 << 30),
        'time limit' => (function () { set_time_limit(1); while (true); })(),
        'exit' => exit('bye'),
        'killed' => $client->sendBinary(str_repeat('x', 64 << 20)),
        'well' => print("well\n"),
    };
    PHP;
$peer = python_peer();
$fpm = fpm_pool(['talk.php' => $script], ['request_terminate_timeout' => '4s', 'php_admin_value[memory_limit]' => '128M']);
foreach (['well', 'well', 'exception', 'well', 'fatal error', 'well', 'memory_limit', 'well', 'time limit', 'well', 'exit', 'well'] as $how) {
    $body = $fpm->get('/talk.php', ['url' => $peer->url(), 'how' => $how])->body;
    echo "$how: ", strtok($body, "\n"), "\n";
}

$deaf = scripted_peer([
    [['upgrade'], ['read_frame'], ['send_frame', 'opcode' => 1, 'payload' => 'hello'], ['wait_command'], ['read_until_eof']],
    [['upgrade'], ['read_frame'], ['send_frame', 'opcode' => 1, 'payload' => 'hello'], ['answer_close']],
]);
$old = $fpm->workers();
$request = $fpm->start('/talk.php', ['url' => $deaf->url(), 'how' => 'killed']);
$deaf->waitFor('waiting');
$request->answer();
$fpm->newWorkers(1, $old);
$deaf->go();
$deaf->waitFor('eof');
echo 'after it: ', strtok($fpm->get('/talk.php', ['url' => $deaf->url()])->body, "\n"), "\n";
?>
--EXPECT--
well: sent before: 0
well: sent before: 1
exception: sent before: 2
well: sent before: 0
fatal error: sent before: 1
well: sent before: 0
memory_limit: sent before: 1
well: sent before: 0
time limit: sent before: 1
well: sent before: 0
exit: sent before: 1
well: sent before: 2
after it: sent before: 0
