--TEST--
WebSocketClient::connect(): a status that is not worth another try is thrown at once
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([[refusal('401 Unauthorized', 'WWW-Authenticate: Basic')], [refusal('404 Not Found')], [refusal('503 Unavailable')]]);
$client = talkative(reconnecting($peer->url(), reconnect: policy(retryHttpStatuses: [429])));
for ($i = 0; $i < 3; $i++) {
    $e = attempt($client->connect(...));
    var_dump($e->statusCode, $e->getPrevious());
}
?>
--EXPECTF--
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 401 Unauthorized instead of switching to WebSocket
int(401)
NULL
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 404 Not Found instead of switching to WebSocket
int(404)
NULL
WebSocketClient\HandshakeException: Could not connect to ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 503 Unavailable instead of switching to WebSocket
int(503)
NULL
