--TEST--
WebSocketClient::recv(): messages and the Close frame are there though a send() has failed
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

// More than readAhead and less than the socket holds.
$messages = '';
for ($i = 0; $i < 4000; $i++) {
    $messages .= "\x81\x04" . sprintf('%04d', $i);
}
$peer = scripted_peer([
    ['upgrade'],
    ['send', 'bytes' => "$messages\x88\x02\x03\xe9"],
    ['wait_command'],
    ['close'],
]);
$client = connected($peer, readAhead: 5000);
$peer->waitFor('waiting');
$peer->go();
eventually(function () use ($client): bool {
    try {
        $client->send('into the void');
        return false;
    } catch (WebSocketClient\ConnectionClosedException $e) {
        echo $e->getMessage(), "\n";
        return true;
    }
});
$wrong = 0;
for ($i = 0; $i < 4000; $i++) {
    $wrong += (string) $client->recv() !== sprintf('%04d', $i);
}
var_dump($wrong);
describe_closure(attempt(fn() => $client->recv()));
?>
--EXPECTF--
The connection to ws://127.0.0.1:%d/ was lost: %s
int(0)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 1001 (going away)
WebSocketClient\ConnectionClosedException: code 1001, reason '', not clean, by peer
