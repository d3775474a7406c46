--TEST--
WebSocketClient::sendMany(), recvMany(): what others send back is what was sent, plain and compressed, with and without TLS
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$texts = [];
for ($i = 0; $i < 3000; $i++) {
    $texts[] = $i % 7 ? "number $i" : json_encode(array_fill(0, 100, ['number' => $i]));
}
foreach ([python_peer(), node_peer(), python_peer(['tls' => 'server']), node_peer(['compression' => true])] as $peer) {
    foreach ([true, false] as $compression) {
        $client = connected($peer, compression: $compression, tls: new WebSocketClient\TlsOptions(caFile: certificate('ca')), sendTimeout: 60.0);
        $back = [];
        // In parts that both ends can hold, since an echo does not read while it cannot write.
        foreach (array_chunk($texts, 500) as $part) {
            $client->sendMany($part);
            while (count($back) % 500 || !$back || count($back) < $client->getStats()->messagesSent) {
                $messages = $client->recvMany(400);
                count($messages) <= 400 && $messages ?: fail('nothing came back');
                array_push($back, ...array_map(strval(...), $messages));
            }
        }
        var_dump($back === $texts);
        $client->close();
    }
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
