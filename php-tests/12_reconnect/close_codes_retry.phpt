--TEST--
ReconnectPolicy: close codes after which it goes on: 1001, 1005, 1006, 1011, 1013, 1014, and 1012 after 5 to 30 s
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$codes = [1001, null, 1006, 1011, 1013, 1014, 1012, 1012, 1012];
$peer = scripted_peer(array_map(
    fn(?int $code) => [
        ['upgrade'],
        ['wait_command'],
        ...$code === 1006 ? [['reset']] : [['send_close', 'code' => $code], ['answer_close']],
    ],
    $codes,
));
foreach ($codes as $_) {
    $client = reconnecting($peer->url());
    $client->onRetry(function ($client, $info): bool {
        echo $info->error->closeCode, ': ', match (true) {
            $info->delay < 1.1 => 'soon',
            $info->delay >= 5.0 && $info->delay <= 31.0 => 'after 5 to 30 s',
            default => $info->delay,
        }, "\n";
        return false;
    });
    $client->connect();
    $peer->waitFor('waiting');
    $peer->go();
    try {
        $client->recv();
    } catch (WebSocketClient\ConnectionClosedException) {
    }
}
?>
--EXPECT--
1001: soon
1005: soon
1006: soon
1011: soon
1013: soon
1014: soon
1012: after 5 to 30 s
1012: after 5 to 30 s
1012: after 5 to 30 s
