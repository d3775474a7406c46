--TEST--
ReconnectPolicy: a proxy whose certificate is not good bars no endpoint behind it
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

use WebSocketClient\ReconnectPolicy;
use WebSocketClient\RetryInfo;

$proxy = scripted_peer([['read_until_eof']], ['tls' => 'expired']);
$client = new WebSocketClient(
    'ws://example.test/',
    proxy: "https://127.0.0.1:$proxy->port",
    tls: new WebSocketClient\TlsOptions(caFile: certificate('ca')),
    reconnect: new ReconnectPolicy(maxAttempts: 2, initialDelay: 0.01, maxDelay: 0.01),
);
$client->onRetry(function (WebSocketClient $client, RetryInfo $info) {
    echo "attempt $info->attempt\n";
    return true;
});
$thrown = attempt(function () use ($client, $proxy): void {
    try {
        $client->connect();
    } catch (WebSocketClient\Exception $e) {
        throw new ($e::class)(preg_replace('/ in \d+\.\d s /', ' in N s ', str_replace((string) $proxy->port, 'PROXY', $e->getMessage())));
    }
});
?>
--EXPECT--
attempt 2
WebSocketClient\ConnectException: Could not connect to ws://example.test/, gave up after 2 attempts in N s (maxAttempts is 2): the certificate of the proxy 127.0.0.1 (127.0.0.1:PROXY) was not accepted: certificate has expired, it was valid until Feb  1 00:00:00 2020 GMT; it must be renewed, unless this machine's clock is wrong
