--TEST--
WebSocketClient::onRetry(): only false gives up
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$bad = scripted_peer([refusal('503 Unavailable')]);
$good = scripted_peer([['upgrade'], ['answer_close']]);
foreach ([null, 0, '', [], true] as $answer) {
    $client = reconnecting([$bad->url(), $good->url()], reconnect: policy(shuffleEndpoints: false));
    $asked = 0;
    $client->onRetry(function () use (&$asked, $answer) {
        $asked++;
        return $answer;
    });
    $client->connect();
    echo "$asked {$client->getState()->name}\n";
}
?>
--EXPECT--
1 Open
1 Open
1 Open
1 Open
1 Open
