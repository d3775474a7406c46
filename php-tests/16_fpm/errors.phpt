--TEST--
php-fpm: an exception, a fatal error, memory_limit and exit() in the middle of a call end the request and not the worker
--SKIPIF--
<?php
require __DIR__ . '/../helpers/fpm.inc';
skip_without_fpm();
?>
--FILE--
<?php
require __DIR__ . '/../helpers/fpm.inc';

$peer = python_peer();
$fpm = fpm_pool(['fail.php' => <<<'PHP'
    <?php
    register_shutdown_function(function () {
        global $client, $other;
        // A client that had no part in it still works, and so does the one that had.
        $other->send('other');
        echo "\nshutdown: {$other->recv(10.0)}, {$client->getState()->name}\n";
    });
    $other = new WebSocketClient($_GET['url']);
    $other->connect();
    $client = new WebSocketClient($_GET['url'], maxMessageSize: 64 << 20);
    $fatal = fn() => eval('class Twice {} class Twice {}');
    if (in_array($_GET['how'], ['fatal error in onOpen', 'exit in onOpen'])) {
        $client->onOpen($_GET['how'] === 'exit in onOpen' ? fn() => exit('bye') : $fatal);
    }
    $client->connect();
    switch ($_GET['how']) {
        case 'exception':
            throw new LogicException('unrelated');
        case 'fatal error':
            $fatal();
        case 'memory_limit':
            $client->send('!binary 33554432');
            $client->recv(20.0);
    }
    echo 'not reached';
    PHP, 'fine.php' => <<<'PHP'
    <?php
    $client = new WebSocketClient($_GET['url']);
    $client->connect();
    $client->send('fine');
    echo $client->recv(10.0);
    PHP], ['php_admin_value[memory_limit]' => '24M']);
[$pid] = $fpm->workers();
$counts = fn() => [$fpm->count($pid, 'fd'), $fpm->count($pid, 'task')];
$before = $counts();
foreach (['exception', 'fatal error', 'memory_limit', 'fatal error in onOpen', 'exit in onOpen'] as $how) {
    $answer = $fpm->get('/fail.php', ['url' => $peer->url(), 'how' => $how]);
    // Without the places in our files, which have a name of their own each time.
    $lines = preg_grep('/^(Fatal|bye|shutdown|not)/', explode("\n", $answer->body));
    echo "-- $how\n", preg_replace('~ in /.*~', '', implode("\n", $lines)), "\n";
    echo $peer->waitFor('closed')['code'], ' ', $peer->waitFor('closed')['code'], "\n";
    eventually(fn() => $counts() === $before) or print(json_encode([$before, $counts()]));
    echo $fpm->get('/fine.php', ['url' => $peer->url()])->body, "\n";
    $peer->waitFor('closed');
}
var_dump($fpm->workers() === [$pid]);
?>
--EXPECTF--
-- exception
Fatal error: Uncaught LogicException: unrelated
shutdown: other, Open
1001 1001
fine
-- fatal error
Fatal error: Cannot %Sdeclare class Twice%s
shutdown: other, Open
1001 1001
fine
-- memory_limit
Fatal error: Allowed memory size of 25165824 bytes exhausted%S (tried to allocate %d bytes)
shutdown: other, Open
1001 1001
fine
-- fatal error in onOpen
Fatal error: Cannot %Sdeclare class Twice%s
shutdown: other, Open
1001 1001
fine
-- exit in onOpen
bye
shutdown: other, Open
1001 1001
fine
bool(true)
