--TEST--
WebSocketClient::connect(): addresses of both families take turns (RFC 8305)
--SKIPIF--
<?php
if (!@stream_socket_server('tcp://[::1]:0')) {
    die('skip this machine has no IPv6 loopback');
}
?>
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['hang']]);
$peer->stop();
run_php(<<<'PHP'
    try {
        (new WebSocketClient($argv[1]))->connect();
    } catch (WebSocketClient\ConnectException $e) {
        preg_match_all('/\[::1\]|127\.0\.0\.\d/', $e->getMessage(), $match);
        echo implode(' ', $match[0]), "\n";
    }
    PHP, [$peer->url(host: 'both.test')], [], resolver('both.test=::1,127.0.0.1,127.0.0.2'));
?>
--EXPECT--
[::1] 127.0.0.1 127.0.0.2
