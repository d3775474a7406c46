--TEST--
ReconnectPolicy: the statuses of a Cloudflare whose server behind is down are tried again
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

foreach ([520, 521, 522, 523, 524, 530] as $status) {
    $peer = scripted_peer([refusal("$status Whatever")]);
    $client = reconnecting($peer->url());
    $client->onRetry(function ($client, $info): bool {
        echo $info->error->statusCode, "\n";
        return false;
    });
    try {
        $client->connect();
    } catch (WebSocketClient\ConnectException) {
    }
}
?>
--EXPECT--
520
521
522
523
524
530
