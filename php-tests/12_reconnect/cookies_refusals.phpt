--TEST--
WebSocketClient: three answers 502, 503 or 504 in a row clear the cookies of their endpoint
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade', 'headers' => ['Set-Cookie: SRV=a']], ['answer_close']],
    [refusal('503 Unavailable')],
    [refusal('502 Bad Gateway')],
    [['upgrade'], ['answer_close']],
    [refusal('503 Unavailable')],
    [refusal('504 Gateway Timeout')],
    [refusal('502 Bad Gateway')],
    [['upgrade'], ['answer_close']],
]);
$client = reconnecting($peer->url());
$client->onRetry(fn() => false);
for ($i = 0; $i < 8; $i++) {
    try {
        $client->connect();
        $client->close();
    } catch (WebSocketClient\ConnectException) {
    }
    $peer->waitFor('request');
}
echo json_encode(array_map(fn(array $request) => $request['headers']['cookie'][0] ?? null, $peer->all('request'))), "\n";
?>
--EXPECT--
[null,"SRV=a","SRV=a","SRV=a","SRV=a","SRV=a","SRV=a",null]
