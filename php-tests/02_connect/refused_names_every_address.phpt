--TEST--
WebSocketClient::connect(): when nothing can be reached, each address is told with its own error, up to eight of them
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['hang']]);
$peer->stop();
$all = implode(',', array_map(fn(int $last) => "127.0.0.$last", range(1, 200)));
run_php(<<<'PHP'
    foreach (array_slice($argv, 1) as $url) {
        try {
            (new WebSocketClient($url))->connect();
        } catch (WebSocketClient\ConnectException $e) {
            echo get_class($e), ': ', $e->getMessage(), "\n";
        }
    }
    PHP, [$peer->url(host: 'some.test'), $peer->url(host: 'many.test')], [], resolver("some.test=127.0.0.1,127.0.0.2,127.0.0.3;many.test=$all"));
?>
--EXPECTF--
WebSocketClient\ConnectException: Could not connect to ws://some.test:%d/: no address of some.test could be reached: tried 127.0.0.1:%d (Connection refused), 127.0.0.2:%d (Connection refused), 127.0.0.3:%d (Connection refused)
WebSocketClient\ConnectException: Could not connect to ws://many.test:%d/: no address of many.test could be reached: tried 127.0.0.1:%d (Connection refused), 127.0.0.2:%d (Connection refused), 127.0.0.3:%d (Connection refused), 127.0.0.4:%d (Connection refused), 127.0.0.5:%d (Connection refused), 127.0.0.6:%d (Connection refused), 127.0.0.7:%d (Connection refused), 127.0.0.8:%d (Connection refused) and 192 more
