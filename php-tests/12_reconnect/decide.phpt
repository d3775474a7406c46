--TEST--
ReconnectPolicy: $decide is asked about each lost connection and each failed attempt
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

use WebSocketClient\ConnectionClosedException;

/** A client that asks, and says whom it asked about. */
function deciding(array $connections, array $answers): array
{
    $peer = scripted_peer($connections);
    $decide = function (WebSocketClient\Exception $e) use (&$answers): mixed {
        echo '  asked about ', $e::class, ' ', $e->closeCode ?? $e->statusCode, "\n";
        return array_shift($answers);
    };
    return [$peer, talkative(reconnecting($peer->url(), reconnect: policy(maxAttempts: 6, decide: $decide)))];
}

function report(WebSocketClient $client, callable $call): void
{
    try {
        $result = $call();
        echo '  ', $result ?? 'null', "\n";
    } catch (WebSocketClient\Exception $e) {
        echo '  ', $e::class, ', ', $e->getPrevious() ? 'previous ' . $e->getPrevious()::class : 'alone', ', ', $client->getState()->name, "\n";
    }
}

$closes = fn(int $code) => [['upgrade'], ['wait_command'], ['send_close', 'code' => $code], ['answer_close']];
$serves = [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'back'], ['answer_close']];
foreach ([
    'a lost connection, true' => [1000, true],
    'a lost connection, false' => [1001, false],
    'a lost connection, null' => [1000, null],
    'a lost connection, null and the table' => [1001, null],
    'a scalar is as a bool' => [1000, 1],
    'a scalar that is false' => [1001, '0'],
] as $name => [$code, $answer]) {
    echo "$name:\n";
    [$peer, $client] = deciding([$closes($code), $serves], [$answer]);
    $client->connect();
    $peer->waitFor('waiting');
    $peer->go();
    report($client, fn() => $client->recv());
    if ($client->getState() !== WebSocketClient\State::Open) {
        // Nobody is asked again.
        report($client, fn() => $client->recv());
    }
}

echo "failed attempts:\n";
[$peer, $client] = deciding([[refusal('401 Unauthorized')], [refusal('503 Unavailable')], $serves], [true, null]);
$client->connect();
report($client, fn() => $client->recv());
[$peer, $client] = deciding([[refusal('503 Unavailable')], $serves], [false]);
report($client, fn() => $client->connect());

echo "in foreach:\n";
[$peer, $client] = deciding([$closes(1000), $closes(1000)], [true, false]);
$client->connect();
$peer->waitFor('waiting');
$peer->go();
$client->onOpen(fn() => $peer->waitFor('waiting') && $peer->go());
foreach ($client as $message) {
}
echo '  ended, ', $client->getCloseCode(), "\n";

echo "inside connect():\n";
[$peer, $client] = deciding([$closes(1001)], [false]);
$client->onOpen(function (WebSocketClient $client) use ($peer): void {
    $peer->waitFor('waiting');
    $peer->go();
    eventually(fn() => !$client->isConnected());
});
report($client, fn() => $client->connect());

echo "close() after the end:\n";
[$peer, $client] = deciding([$closes(1000), $serves], [true]);
$client->connect();
$peer->waitFor('waiting');
$peer->go();
eventually(fn() => !$client->isConnected());
$client->close();
report($client, fn() => $client->recv());
?>
--EXPECT--
a lost connection, true:
onOpen: first
onDisconnect: code 1000
  asked about WebSocketClient\ConnectionClosedException 1000
onRetry: attempt 1
onOpen: reconnected
  back
a lost connection, false:
onOpen: first
onDisconnect: code 1001
  asked about WebSocketClient\ConnectionClosedException 1001
  WebSocketClient\ConnectionClosedException, alone, Closed
  WebSocketClient\ConnectionClosedException, alone, Closed
a lost connection, null:
onOpen: first
onDisconnect: code 1000
  asked about WebSocketClient\ConnectionClosedException 1000
  WebSocketClient\ConnectionClosedException, alone, Closed
  WebSocketClient\ConnectionClosedException, alone, Closed
a lost connection, null and the table:
onOpen: first
onDisconnect: code 1001
  asked about WebSocketClient\ConnectionClosedException 1001
onRetry: attempt 1
onOpen: reconnected
  back
a scalar is as a bool:
onOpen: first
onDisconnect: code 1000
  asked about WebSocketClient\ConnectionClosedException 1000
onRetry: attempt 1
onOpen: reconnected
  back
a scalar that is false:
onOpen: first
onDisconnect: code 1001
  asked about WebSocketClient\ConnectionClosedException 1001
  WebSocketClient\ConnectionClosedException, alone, Closed
  WebSocketClient\ConnectionClosedException, alone, Closed
failed attempts:
  asked about WebSocketClient\HandshakeException 401
onRetry: attempt 2
  asked about WebSocketClient\HandshakeException 503
onRetry: attempt 3
onOpen: first
  back
  asked about WebSocketClient\HandshakeException 503
  WebSocketClient\HandshakeException, alone, Idle
in foreach:
onOpen: first
onDisconnect: code 1000
  asked about WebSocketClient\ConnectionClosedException 1000
onRetry: attempt 1
onDisconnect: code 1000
  asked about WebSocketClient\ConnectionClosedException 1000
  ended, 1000
inside connect():
onDisconnect: code 1001
  asked about WebSocketClient\ConnectionClosedException 1001
  WebSocketClient\ConnectionClosedException, alone, Closed
close() after the end:
onOpen: first
  WebSocketClient\ConnectionClosedException, alone, Closed
