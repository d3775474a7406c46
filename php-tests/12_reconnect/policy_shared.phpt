--TEST--
ReconnectPolicy: one object serves several clients, and each counts for itself
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([['hang']]);
$peer->stop();
$policy = policy(maxAttempts: 1);
foreach ([1, 2] as $_) {
    attempt(reconnecting($peer->url(), reconnect: $policy)->connect(...));
}
?>
--EXPECTF--
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:%d/, gave up after 1 attempt in %f s (maxAttempts is 1): no address of 127.0.0.1 could be reached: tried 127.0.0.1:%d (Connection refused)
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:%d/, gave up after 1 attempt in %f s (maxAttempts is 1): no address of 127.0.0.1 could be reached: tried 127.0.0.1:%d (Connection refused)
