--TEST--
WebSocketClient::sendFragments(): text must be UTF-8 across its chunks; before the first fragment nothing is sent
--FILE--
<?php
require __DIR__ . '/streaming.inc';

$peer = scripted_peer([['upgrade'], ['serve']]);
$client = connected($peer);
attempt(fn() => $client->sendFragments(["\xff"]));
attempt(fn() => $client->sendFragments(chunks('a', '', "b\xff", 'c')));
attempt(fn() => $client->sendFragments(["\xe4\xb8"]));
// A character that begins in one chunk is no good end of a message, and no beginning for an ASCII one.
attempt(fn() => $client->sendFragments(chunks("\xe4", 'b')));
$client->sendFragments(chunks("\xe4", "\xb8", "\x96"));
echo message_of($peer), "\n";
describe_state($client);

attempt(fn() => $client->sendFragments(chunks('one', 'two', "\xff")));
echo frame_line($peer->waitFor('frame')), "\n", frame_line($peer->waitFor('frame')), "\n";
describe_state($client);

$client = connected($peer);
attempt(fn() => $client->sendFragments(chunks('one', "\xe4")));
var_dump($client->isConnected());
?>
--EXPECTF--
ValueError: WebSocketClient::sendFragments(): Argument #1 ($chunks) must give valid UTF-8 unless $binary is true, but chunk 1 is not; nothing was sent
ValueError: WebSocketClient::sendFragments(): Argument #1 ($chunks) must give valid UTF-8 unless $binary is true, but chunk 3 is not; nothing was sent
ValueError: WebSocketClient::sendFragments(): Argument #1 ($chunks) must give valid UTF-8 unless $binary is true, but its last chunk ends inside a character; nothing was sent
ValueError: WebSocketClient::sendFragments(): Argument #1 ($chunks) must give valid UTF-8 unless $binary is true, but chunk 2 is not; nothing was sent
1 0xe4, 0 0xb8, 0+fin 0x96
Open NULL
ValueError: WebSocketClient::sendFragments(): Argument #1 ($chunks) must give valid UTF-8 unless $binary is true, but chunk 3 is not; the connection was closed, since part of the message had been sent
1 one
close 1011 half a message was given up
Closed 1006
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client: half a message had been sent when it was given up
ValueError: WebSocketClient::sendFragments(): Argument #1 ($chunks) must give valid UTF-8 unless $binary is true, but its last chunk ends inside a character; the connection was closed, since part of the message had been sent
bool(false)
