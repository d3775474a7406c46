--TEST--
WebSocketClient::close(): code and reason reach the peer
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach ([[1001, 'going'], [3000, ''], [4321, 'grüße 你好'], [4999, str_repeat('x', 123)], [1011, 'a']] as [$code, $reason]) {
    foreach ([$python ??= python_peer(), $node ??= node_peer()] as $peer) {
        connected($peer)->close($code, $reason);
        $closed = $peer->waitFor('closed');
        var_dump($closed['code'] === $code && $closed['reason'] === $reason);
    }
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
