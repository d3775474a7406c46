--TEST--
WebSocketClient::connect(): when nothing can be reached, every address is told with its own error
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['hang']]);
$peer->stop();
run_php(<<<'PHP'
    try {
        (new WebSocketClient($argv[1]))->connect();
    } catch (WebSocketClient\ConnectException $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
    PHP, [$peer->url(host: 'many.test')], [], resolver('many.test=127.0.0.1,127.0.0.2,127.0.0.3'));
?>
--EXPECTF--
WebSocketClient\ConnectException: Could not connect to ws://many.test:%d/: no address of many.test could be reached: tried 127.0.0.1:%d (Connection refused), 127.0.0.2:%d (Connection refused), 127.0.0.3:%d (Connection refused)
