--TEST--
WebSocketClient::connect(): all redirects share the one connectTimeout, and their bodies are not waited for
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$slow = fn(string $path) => [['read_request'], ['wait_seconds', 'seconds' => 0.25],
    ['send', 'bytes' => "HTTP/1.1 302 X\r\nLocation: $path\r\nContent-Length: 1000\r\n\r\n"], ['hang']];
$peer = scripted_peer([$slow('/1'), $slow('/2'), $slow('/3'), $slow('/4')]);
$start = elapsed();
attempt_named(fn() => connected($peer, connectTimeout: 0.6), ['SERVER' => $peer->port]);
assert_waited(elapsed($start), 0.6);
// Three on an idle machine.
var_dump(count($peer->several('request', 2)) >= 2);

$start = elapsed();
$peer = scripted_peer([
    [['respond', 'bytes' => "HTTP/1.1 302 X\r\nLocation: /1\r\nContent-Length: 1000\r\n\r\n"], ['hang']],
    [['upgrade'], ['answer_close']],
]);
connected($peer)->close();
assert_within(elapsed($start), 1.0, 1.0);
?>
--EXPECT--
WebSocketClient\TimeoutException: Could not connect to ws://127.0.0.1:SERVER/: the HTTP upgrade took longer than the limit of 0.6 s (connectTimeout): tried 127.0.0.1:SERVER (connected)
waited out its limit
bool(true)
returned within its limit
