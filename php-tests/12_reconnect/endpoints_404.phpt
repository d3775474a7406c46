--TEST--
WebSocketClient::connect(): of two endpoints the one that answers 404 or 503 gives way to the other, without a pause
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

foreach (['404 Not Found', '503 Unavailable'] as $status) {
    $bad = scripted_peer([refusal($status)]);
    $good = scripted_peer([['upgrade'], ['answer_close']]);
    $client = reconnecting([$bad->url(), $good->url()], reconnect: policy(shuffleEndpoints: false));
    $client->onRetry(function ($client, $info) use ($good): bool {
        printf("attempt %d, delay %.1f, %s\n", $info->attempt, $info->delay, $info->url === $good->url() ? 'the other' : 'again');
        return true;
    });
    $start = elapsed();
    $client->connect();
    assert_within(elapsed($start), 0.0, 0.9);
    var_dump($client->getUrl() === $good->url(), $client->getStats()->reconnects);
}
?>
--EXPECT--
attempt 2, delay 0.0, the other
returned within its limit
bool(true)
int(0)
attempt 2, delay 0.0, the other
returned within its limit
bool(true)
int(0)
