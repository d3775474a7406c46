--TEST--
getStream(): readable whenever recv(0) has something, plain and TLS, with and without a heartbeat
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

function readable($stream, float $within): bool
{
    [$read, $none] = [[$stream], null];
    return stream_select($read, $none, $none, (int) $within, (int) (fmod($within, 1) * 1e6)) === 1;
}

foreach ([null, 'server'] as $tls) {
    $peer = python_peer(array_filter(['tls' => $tls]));
    foreach ([null, 20.0] as $interval) {
        $options = ['pingInterval' => $interval];
        $tls and $options['tls'] = new WebSocketClient\TlsOptions(caFile: certificate('ca'));
        $client = connected($peer, ...$options);
        $stream = $client->getStream();
        is_resource($stream) && $client->getStream() === $stream || fail('not one stream');
        readable($stream, 0) && fail('nothing has come');

        $client->send('hello');
        readable($stream, 10) || fail('not readable');
        $client->recv(0) == 'hello' || fail('not hello');
        readable($stream, 0) && fail('still readable');

        // Many frames come with one read: the rest of them makes no socket readable.
        $client->send('!flood 1000 50');
        for ($i = 0; $i < 1000; ) {
            readable($stream, 10) || fail("not readable at $i");
            $message = $client->recv(0);
            $message === null || (int) substr($message, 0, 8) === $i++ || fail('out of order');
        }
        readable($stream, 0) && fail('readable without end');
        echo $tls ?? 'plain', ': ', $interval === null ? 'no heartbeat' : 'heartbeat', "\n";
        $client->close();
    }
}
?>
--EXPECT--
plain: no heartbeat
plain: heartbeat
server: no heartbeat
server: heartbeat
