--TEST--
WebSocketClient::sendFragments(): an exception of the iterable passes; only after the first fragment it costs the connection
--FILE--
<?php
require __DIR__ . '/streaming.inc';

function failing(string ...$chunks): Generator
{
    try {
        yield from $chunks;
        throw new DomainException('no more chunks');
    } finally {
        echo "the generator is done\n";
    }
}

$peer = scripted_peer([['upgrade'], ['serve']]);
$client = connected($peer);
attempt(fn() => $client->sendFragments(failing()));
attempt(fn() => $client->sendFragments(failing('one')));
$client->send('still open');
echo message_of($peer), "\n";

attempt(fn() => $client->sendFragments(failing('one', 'two')));
echo frame_line($peer->waitFor('frame')), "\n", frame_line($peer->waitFor('frame')), "\n";
describe_state($client);

$client = connected($peer);
attempt(fn() => $client->sendFragments(chunks('one', 'two', ...[3 => 'three'])));
attempt(fn() => $client->sendFragments(['one', 'two', 3]));
describe_state($client);
?>
--EXPECTF--
the generator is done
DomainException: no more chunks
the generator is done
DomainException: no more chunks
1+fin still open
the generator is done
DomainException: no more chunks
1 one
close 1011 half a message was given up
Closed 1006
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client: half a message had been sent when it was given up
nothing thrown
TypeError: WebSocketClient::sendFragments(): Argument #1 ($chunks) must give strings only, int given
Closed 1006
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by this client: half a message had been sent when it was given up
