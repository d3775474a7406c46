--TEST--
WebSocketClient::connect(): a server that greets each client and sends it away: the limits of the policy hold
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$ends = ['close' => [['send_close', 'code' => 1013], ['answer_close']], 'drop' => [['reset']]];
foreach ($ends as $name => $end) {
    foreach ([['maxAttempts' => 3], ['maxElapsed' => 2.5]] as $limit) {
        echo $name, ', ', key($limit), ":\n";
        $peer = scripted_peer([['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'hi'], ['wait_command'], ...$end]);
        // Even where any connection counts as stable.
        $client = reconnecting($peer->url(), reconnect: policy(...$limit));
        $attempts = [1];
        $client->onRetry(function ($client, $info) use (&$attempts): bool {
            return count($attempts) < 6 && ($attempts[] = $info->attempt);
        });
        $client->onOpen(function (WebSocketClient $client) use ($peer): void {
            if (($greeting = $client->recv(10.0)) != 'hi') {
                var_dump($greeting);
            }
            $peer->go();
            eventually(fn() => !$client->isConnected());
        });
        try {
            $client->connect();
            echo "connected\n";
        } catch (WebSocketClient\ConnectException $e) {
            print_chain($e);
        }
        echo $attempts === range(1, count($attempts)) ? "counted on\n" : 'attempts ' . implode(' ', $attempts) . "\n";
    }
}
?>
--EXPECTF--
close, maxAttempts:
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:%d/, gave up after 3 attempts in N s (maxAttempts is 3): the connection to ws://127.0.0.1:%d/ was closed by the server with code 1013 (try again later)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1013 (try again later)
counted on
close, maxElapsed:
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:%d/, gave up after %d attempts in N s (maxElapsed is 2.5 s): the connection to ws://127.0.0.1:%d/ was closed by the server with code 1013 (try again later)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1013 (try again later)
counted on
drop, maxAttempts:
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:%d/, gave up after 3 attempts in N s (maxAttempts is 3): the connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
counted on
drop, maxElapsed:
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:%d/, gave up after %d attempts in N s (maxElapsed is 2.5 s): the connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
counted on
