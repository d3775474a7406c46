--TEST--
getStream(): a connection that has ended does not wake the loop because a child has a copy of its socket
--SKIPIF--
<?php
extension_loaded('pcntl') || die('skip needs pcntl');
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip what the parent was doing is left alone in the child, which memcheck takes for leaks');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';
require __DIR__ . '/../helpers/forks.inc';

/** A child that never uses what it has inherited, until it is killed. */
function idle_child(): int
{
    return child(function () {
        sleep(600);
    });
}

/** How often a loop is woken for nothing until a message is there, which comes when the peer is told to send it. */
function wakeups(WebSocketClient $client, $stream, callable $send): int
{
    $count = 0;
    $start = elapsed();
    $sent = false;
    do {
        if (!$sent && elapsed($start) > 0.5) {
            $send();
            $sent = true;
        }
        [$read, $none] = [[$stream], null];
        if (stream_select($read, $none, $none, 0, 100_000) === 0) {
            continue;
        }
        $message = $client->recv(0);
        $count += $message === null ? 1 : 0;
    } while (($message ?? null) === null && elapsed($start) < 20);
    echo $message?->data ?? 'nothing', "\n";
    return $count;
}

$second = [
    ['upgrade'],
    ['wait_command'],
    ['send_frame', 'opcode' => 1, 'payload' => 'on the next one'],
    ['answer_close'],
];
$cases = [
    'closed and connected' => [['upgrade'], ['answer_close']],
    'lost and connected' => [['upgrade'], ['wait_command'], ['fin']],
    'lost and replaced' => [['upgrade'], ['wait_command'], ['fin']],
];
foreach ([null, 20.0] as $interval) {
    foreach ($cases as $how => $first) {
        $peer = scripted_peer([$first, $second]);
        $policy = $how === 'lost and replaced' ? policy() : null;
        $client = new WebSocketClient($peer->url(), pingInterval: $interval, reconnect: $policy);
        $client->connect();
        $stream = $client->getStream();
        $child = idle_child();
        if ($how === 'closed and connected') {
            $client->close();
        } else {
            $peer->waitFor('waiting');
            $peer->go();
            eventually(fn() => !$client->isConnected()) or fail('the end did not come');
        }
        $policy === null and $client->connect();
        $count = wakeups($client, $stream, $peer->go(...));
        // What the connection says of itself, the steps of an attempt, and a message that was not whole.
        echo $how, ', ', $count < 50 ? 'quiet' : "woken $count times for nothing", "\n";
        posix_kill($child, SIGKILL);
        pcntl_waitpid($child, $status);
        $client->close();
        unset($client);
    }
}

// A connection that is left to the next client is not this one's any more.
$peer = scripted_peer([['upgrade'], ['wait_command'], ['send_frame', 'opcode' => 1, 'payload' => 'x'], ['answer_close']]);
$client = new WebSocketClient($peer->url(), persistentId: 'one', pingInterval: null);
$client->connect();
$stream = $client->getStream();
unset($client);
$peer->waitFor('waiting');
$peer->go();
[$read, $none] = [[$stream], null];
var_dump(stream_select($read, $none, $none, 0, 500_000));
?>
--EXPECT--
on the next one
closed and connected, quiet
on the next one
lost and connected, quiet
on the next one
lost and replaced, quiet
on the next one
closed and connected, quiet
on the next one
lost and connected, quiet
on the next one
lost and replaced, quiet
int(0)
