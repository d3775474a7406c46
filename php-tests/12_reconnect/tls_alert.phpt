--TEST--
ReconnectPolicy: a TLS alert, or no TLS at all at that port, is a failure that passes
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$answers = [
    'internal_error' => "\x15\x03\x03\x00\x02\x02\x50",
    'unrecognized_name' => "\x15\x03\x03\x00\x02\x02\x70",
    'handshake_failure' => "\x15\x03\x03\x00\x02\x02\x28",
    'bad_record_mac' => "\x15\x03\x03\x00\x02\x02\x14",
    'plain HTTP' => "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n",
];
foreach ($answers as $name => $bytes) {
    $peer = scripted_peer([['read_some'], ['send', 'bytes' => $bytes], ['fin'], ['read_until_eof']]);
    $attempts = [];
    $client = reconnecting($peer->url(scheme: 'wss'), reconnect: policy(maxAttempts: 2));
    $client->onRetry(function ($client, $info) use (&$attempts): bool {
        $attempts[] = $info->attempt . ' after ' . $info->error::class;
        return true;
    });
    try {
        $client->connect();
    } catch (WebSocketClient\ConnectException $e) {
        $attempts[] = preg_match('/ in \d+\.\d s \((.*?)\)/', $e->getMessage(), $match) ? $match[1] : $e->getMessage();
    }
    echo "$name: ", implode(', ', $attempts), "\n";
}

// In an outage, of two endpoints: it is tried again.
$bad = scripted_peer([['read_some'], ['send', 'bytes' => $answers['internal_error']], ['fin'], ['read_until_eof']]);
$good = scripted_peer([['upgrade'], ['wait_command'], ['reset']]);
$policy = policy(shuffleEndpoints: false, stableAfter: 20.0);
$client = reconnecting([$bad->url(scheme: 'wss'), $good->url()], reconnect: $policy);
$client->connect();
$tries = function () use ($client, $good): void {
    $good->waitFor('waiting');
    $good->go();
    $before = $client->getStats()->reconnects;
    while ($client->getStats()->reconnects === $before) {
        $client->recv(0.1);
    }
};
$tries();
$tries();
$bad->waitFor('accepted');
while ($bad->report(0.1)) {
}
echo count($bad->all('accepted')) > 1 ? "tried again\n" : "barred\n";
?>
--EXPECT--
internal_error: 2 after WebSocketClient\TlsException, maxAttempts is 2
unrecognized_name: 2 after WebSocketClient\TlsException, maxAttempts is 2
handshake_failure: 2 after WebSocketClient\TlsException, maxAttempts is 2
bad_record_mac: 2 after WebSocketClient\TlsException, maxAttempts is 2
plain HTTP: 2 after WebSocketClient\TlsException, maxAttempts is 2
tried again
