--TEST--
WebSocketClient::connect(): a proxy's answers may come byte by byte, and what follows them is the server's
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$hello = ['send_frame', 'opcode' => 1, 'payload' => 'hello'];
$slow = fn(string $bytes) => ['send_slowly', 'bytes' => $bytes, 'delay' => 0.002];
$peer = scripted_peer([
    [['read_request'], $slow("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nX: y\r\n\r\n"), ['read_request'], ['upgrade'], $hello, ['answer_close']],
    [['read_some'], $slow("\5\2"), ['wait_seconds', 'seconds' => 0.1], $slow("\1\0\5\0\0\3\4name\0\1"), ['upgrade'], $hello, ['answer_close']],
]);
$client = connected($peer, url: 'ws://example.test/', proxy: "http://127.0.0.1:$peer->port");
echo $client->recv(), "\n";
$client->close();
$client = connected($peer, url: 'ws://example.test/', proxy: "socks5h://user:pass@127.0.0.1:$peer->port");
echo $client->recv(), "\n";
$client->close();
?>
--EXPECT--
hello
hello
