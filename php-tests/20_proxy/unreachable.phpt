--TEST--
WebSocketClient::connect(): a proxy that is not there
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$nobody = free_port();
foreach (['http', 'https', 'socks5', 'socks5h'] as $scheme) {
    attempt_named(
        fn() => (new WebSocketClient('ws://127.0.0.9/', proxy: "$scheme://user:secret@127.0.0.1:$nobody"))->connect(),
        ['NOBODY' => $nobody],
    );
}
$code = <<<'PHP'
    try {
        (new WebSocketClient('wss://127.0.0.9/', proxy: 'socks5h://user:secret@gone.test'))->connect();
    } catch (WebSocketClient\Exception $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
    try {
        (new WebSocketClient('wss://127.0.0.9/', proxy: 'http://stuck.test', connectTimeout: 0.3))->connect();
    } catch (WebSocketClient\Exception $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
    PHP;
run_php($code, environment: resolver('stuck.test=hang'));
?>
--EXPECTF--
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.9/: no address of the proxy http://127.0.0.1:NOBODY could be reached: tried 127.0.0.1:NOBODY (Connection refused)
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.9/: no address of the proxy https://127.0.0.1:NOBODY could be reached: tried 127.0.0.1:NOBODY (Connection refused)
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.9/: no address of the proxy socks5://127.0.0.1:NOBODY could be reached: tried 127.0.0.1:NOBODY (Connection refused)
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.9/: no address of the proxy socks5h://127.0.0.1:NOBODY could be reached: tried 127.0.0.1:NOBODY (Connection refused)
WebSocketClient\ConnectException: Could not connect to wss://127.0.0.9/: the host name gone.test of the proxy socks5h://gone.test:1080 could not be resolved: %rName (?:or service not known|does not resolve)%r
WebSocketClient\TimeoutException: Could not connect to wss://127.0.0.9/: resolving the proxy's host name took longer than the limit of 0.3 s (connectTimeout)
