--TEST--
WebSocketClient::recvMatching(): whatever ends the call, no message is lost
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$client->sendMany(['one', 'two']);
attempt(fn() => $client->recvMatching(function ($message) {
    $message->data === 'one' or throw new LogicException("at $message");
    return false;
}, 5));
foreach ([null, [], new stdClass()] as $answer) {
    attempt(fn() => $client->recvMatching(fn() => $answer, 5));
}
attempt(fn() => $client->recvMatching(fn() => $client->recv(0), 5));
attempt(fn() => $client->recvMatching(fn() => $client->recvMatching(fn() => true, 0), 5));
attempt(fn() => $client->recvMatching('no such function', 5));
attempt(fn() => $client->recvMatching(null));
attempt(fn() => $client->recvMatching());
attempt(fn() => $client->recvMatching(fn() => true, -1));
// Scalars will do.
echo $client->recvMatching(fn($message) => $message->data === 'two' ? 1 : 0, 5), "\n";
echo $client->recv(0), "\n";

// Sending and closing inside it works.
$client->send('three');
var_dump($client->recvMatching(function ($message) use ($client) {
    $client->send('four');
    return $message->data === 'four';
}, 5)->data);
$client->send('last');
attempt(fn() => $client->recvMatching(function ($message) use ($client): bool {
    $client->isConnected() && $client->close();
    return false;
}, 5));
echo count($client->recvMany(10, 0)) > 0 ? "still there\n" : "lost\n";
?>
--EXPECTF--
LogicException: at two
TypeError: WebSocketClient::recvMatching(): $accepts must return bool, null returned
TypeError: WebSocketClient::recvMatching(): $accepts must return bool, array returned
TypeError: WebSocketClient::recvMatching(): $accepts must return bool, stdClass returned
WebSocketClient\Exception: Another recv(), recvMany(), recvTo() or foreach of the same client waits: only one of them can be under way
WebSocketClient\Exception: Another recv(), recvMany(), recvTo() or foreach of the same client waits: only one of them can be under way
TypeError: WebSocketClient::recvMatching(): Argument #1 ($accepts) must be a valid callback, function "no such function" not found or invalid function name
TypeError: WebSocketClient::recvMatching(): Argument #1 ($accepts) must be a valid callback, no array or string given
ArgumentCountError: WebSocketClient::recvMatching() expects at least 1 argument, 0 given
ValueError: WebSocketClient::recvMatching(): Argument #2 ($timeout) must be a finite number of seconds, 0 or more
two
one
string(4) "four"
%A
still there
