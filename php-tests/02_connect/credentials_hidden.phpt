--TEST--
WebSocketClient::connect(): what went wrong is said without credentials
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['respond', 'bytes' => "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n"]]);
$options = ['headers' => ['X-Token' => 'secret'], 'url' => $peer->url('/', userinfo: 'me:secret@')];
foreach ([false, true] as $stopped) {
    $stopped && $peer->stop();
    try {
        connected($peer, ...$options);
    } catch (WebSocketClient\ConnectException $e) {
        echo get_class($e), "\n";
        var_dump(str_contains($e->getMessage(), 'secret'), str_contains($e->getMessage(), base64_encode('me:secret')));
    }
}
?>
--EXPECT--
WebSocketClient\HandshakeException
bool(false)
bool(false)
WebSocketClient\ConnectException
bool(false)
bool(false)
