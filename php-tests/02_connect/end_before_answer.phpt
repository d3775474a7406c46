--TEST--
WebSocketClient::connect(): a peer that ends the connection instead of answering
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    [['read_request'], ['fin']],
    [['read_request'], ['reset']],
    [['read_request'], ['send', 'bytes' => "HTTP/1.1 101 Swi"], ['fin']],
]);
for ($i = 0; $i < 3; $i++) {
    attempt(fn() => connected($peer));
}
?>
--EXPECTF--
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:%d/: the connection to 127.0.0.1:%d broke during the HTTP upgrade: the server closed it without an answer
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:%d/: the connection to 127.0.0.1:%d broke during the HTTP upgrade: Connection reset by peer
WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:%d/: the connection to 127.0.0.1:%d broke during the HTTP upgrade: the server closed it in the middle of its answer
