--TEST--
WebSocketClient: a cookie of an upgrade goes back to the same endpoint, and to no other
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$one = scripted_peer([['upgrade', 'headers' => ['Set-Cookie: SRV=a; Path=/']], ['wait_command'], ['reset']]);
$two = dropping_peer();
$client = reconnecting([$one->url(), $two->url()], reconnect: policy(shuffleEndpoints: false));
$client->connect();
foreach ([$one, $two] as $drops) {
    $reconnects = $client->getStats()->reconnects;
    $drops->waitFor('waiting');
    $drops->go();
    while ($client->getStats()->reconnects === $reconnects) {
        $client->recv(0.1);
    }
}
$one->waitFor('waiting');
foreach ([$one, $two] as $peer) {
    echo json_encode(array_map(fn(array $request) => $request['headers']['cookie'] ?? null, $peer->all('request'))), "\n";
}
?>
--EXPECT--
[null,["SRV=a"]]
[null]
