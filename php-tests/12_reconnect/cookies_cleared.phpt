--TEST--
WebSocketClient: 1012 and 1013 clear the cookies of their endpoint, other codes keep them
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

foreach ([1001, 1011, 1012, 1013, 4000] as $code) {
    $peer = scripted_peer([
        [['upgrade', 'headers' => ['Set-Cookie: SRV=a']], ['wait_command'], ['send_close', 'code' => $code], ['answer_close']],
        [['upgrade'], ['answer_close']],
    ]);
    $client = reconnecting($peer->url());
    $client->onRetry(fn() => false);
    $client->connect();
    $peer->waitFor('waiting');
    $peer->go();
    try {
        $client->recv();
    } catch (WebSocketClient\ConnectionClosedException) {
    }
    // At once, whatever the code asks for.
    $client->connect();
    $client->close();
    $peer->waitFor('closed');
    $peer->waitFor('closed');
    echo "$code: ", json_encode($peer->all('request')[1]['headers']['cookie'] ?? null), "\n";
}
?>
--EXPECT--
1001: ["SRV=a"]
1011: ["SRV=a"]
1012: null
1013: null
4000: ["SRV=a"]
