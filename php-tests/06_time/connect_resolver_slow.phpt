--TEST--
WebSocketClient::connect(): a look-up that outlives connectTimeout is joined by the next attempt and not begun anew
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$code = <<<'PHP'
    use WebSocketClient\{Jitter, ReconnectPolicy};

    $policy = new ReconnectPolicy(maxAttempts: 6, initialDelay: 0.2, maxDelay: 0.2, jitter: Jitter::None);
    $client = new WebSocketClient($argv[1], connectTimeout: 0.6, reconnect: $policy);
    $client->onRetry(function ($client, $retry) use (&$told) {
        $told ??= $retry->error->getMessage();
    });
    $client->connect();
    echo str_replace(parse_url($argv[1], PHP_URL_PORT), 'PORT', $told), "\n";
    $client->send('open');
    echo $client->recv(10)->data, "\n";
    $client->close();
    PHP;
run_php($code, [$peer->url(host: 'slow.test')], environment: resolver('slow.test=pause,127.0.0.1'));
?>
--EXPECT--
Could not connect to ws://slow.test:PORT/: resolving the host name took longer than the limit of 0.6 s (connectTimeout)
open
