--TEST--
WebSocketClient::connect(): another status is a HandshakeException with all of the answer
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([[
    'respond',
    'bytes' => "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"a\"\r\nX-A: 1\r\nX-A: 2\r\nContent-Length: 6\r\n\r\nlog in",
]]);
$client = new WebSocketClient($peer->url());
$e = attempt($client->connect(...));
var_dump($e instanceof WebSocketClient\ConnectException, $e->statusCode, $e->body);
echo json_encode($e->headers), "\n";
var_dump($client->isConnected(), $client->getResponseHeaders());
?>
--EXPECTF--
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 401 Unauthorized instead of switching to WebSocket
bool(true)
int(401)
string(6) "log in"
{"www-authenticate":["Basic realm=\"a\""],"x-a":["1","2"],"content-length":["6"]}
bool(false)
array(0) {
}
