--TEST--
WebSocketClient::connect(): an HTTP proxy is told the User-Agent that the server is told, and none where that gets none
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$proxy = scripted_peer([['read_request'], ['send', 'bytes' => "HTTP/1.1 200 OK\r\n\r\n"], ['read_request'], ['close']]);
foreach ([[], ['user-agent' => 'mine/1'], ['User-Agent' => null]] as $headers) {
    try {
        connected($proxy, url: 'ws://example.test/', headers: $headers, proxy: "http://127.0.0.1:$proxy->port");
    } catch (WebSocketClient\ConnectException) {
        // The proxy leaves the server's part undone.
    }
}
foreach ($proxy->several('request', 6) as $request) {
    $agents = json_encode($request['headers']['user-agent'] ?? null, JSON_UNESCAPED_SLASHES);
    echo $request['line'], ' ', str_replace(user_agent(ini_get('expose_php')), 'client', $agents), "\n";
}
?>
--EXPECT--
CONNECT example.test:80 HTTP/1.1 ["client"]
GET / HTTP/1.1 ["client"]
CONNECT example.test:80 HTTP/1.1 ["mine/1"]
GET / HTTP/1.1 ["mine/1"]
CONNECT example.test:80 HTTP/1.1 null
GET / HTTP/1.1 null
