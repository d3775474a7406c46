--TEST--
getStream(): a child that drops, closes or replaces what it has inherited takes nothing out of its parent's queue
--SKIPIF--
<?php
extension_loaded('pcntl') || die('skip needs pcntl');
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip what the parent was doing is left alone in the child, which memcheck takes for leaks');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';
require __DIR__ . '/../helpers/forks.inc';

/** Whether the loop is woken for a message that the heartbeat has taken in, which makes no socket readable. */
function is_woken(WebSocketClient $client, $stream): bool
{
    $client->send('hello');
    eventually(fn() => $client->getStats()->bufferedMessages > 0) or fail('the heartbeat takes nothing in');
    [$read, $none] = [[$stream], null];
    $woken = stream_select($read, $none, $none, 5) === 1;
    return $woken && $client->recv(0)->data === 'hello';
}

$peer = python_peer();
$ways = [
    'exits' => function (WebSocketClient &$client) {
    },
    'closes' => fn(WebSocketClient &$client) => $client->close(),
    'drops' => function (WebSocketClient &$client, &$stream) {
        $client = $stream = null;
        gc_collect_cycles();
    },
    'connects' => function (WebSocketClient &$client) {
        $client->connect();
        $client->getStream();
        $client->close();
    },
];
foreach (['before connect()', 'while it is open'] as $when) {
    foreach ($ways as $way => $do) {
        $client = connected_later($peer);
        $when === 'while it is open' and $client->connect();
        $stream = $client->getStream();
        $child = pcntl_fork();
        if ($child === 0) {
            $do($client, $stream);
            // By the ordinary way, but without what the parent wants at its end.
            unset($client, $stream);
            posix_kill(posix_getpid(), SIGKILL);
        }
        pcntl_waitpid($child, $status);
        $client->connect();
        echo "a child $way, $when: ";
        var_dump(is_woken($client, $stream));
        $client->close();
    }
}

function connected_later(Peer $peer): WebSocketClient
{
    return new WebSocketClient($peer->url(), pingInterval: 20.0);
}
?>
--EXPECT--
a child exits, before connect(): bool(true)
a child closes, before connect(): bool(true)
a child drops, before connect(): bool(true)
a child connects, before connect(): bool(true)
a child exits, while it is open: bool(true)
a child closes, while it is open: bool(true)
a child drops, while it is open: bool(true)
a child connects, while it is open: bool(true)
