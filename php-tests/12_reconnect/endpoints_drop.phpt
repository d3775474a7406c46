--TEST--
WebSocketClient::recv(): of two endpoints, the one that was lost is replaced by the other at once
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$one = dropping_peer();
$two = scripted_peer([['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'from the other'], ['answer_close']]);
$client = talkative(reconnecting([$one->url(), $two->url()], reconnect: policy(shuffleEndpoints: false)));
$client->connect();
var_dump($client->getUrl() === $one->url());
$one->waitFor('waiting');
$one->go();
$client->onRetry(function ($client, $info) use (&$delay): bool {
    echo "onRetry: attempt $info->attempt\n";
    $delay = $info->delay;
    return true;
});
echo $client->recv(), "\n";
var_dump($delay);
var_dump($client->getUrl() === $two->url());
?>
--EXPECT--
onOpen: first
bool(true)
onDisconnect: code 1006
onRetry: attempt 1
onOpen: reconnected
from the other
float(0)
bool(true)
