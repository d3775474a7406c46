--TEST--
WebSocketClient::connect(): no endpoint is worth another try
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$one = scripted_peer([refusal('401 Unauthorized')]);
$two = scripted_peer([refusal('404 Not Found')]);
$three = scripted_peer([['hang']], ['tls' => 'selfsigned']);
$client = reconnecting(
    [$one->url('/?token=secret', userinfo: 'me:secret@'), $two->url('/two'), $three->url('/three')],
    reconnect: policy(shuffleEndpoints: false),
);
try {
    $client->connect();
} catch (WebSocketClient\ConnectException $e) {
    print_chain($e);
}
?>
--EXPECTF--
WebSocketClient\ConnectException: Could not connect to any of 3 endpoints, gave up after 3 attempts in N s (another try would end the same): ws://127.0.0.1:%d/: the server (127.0.0.1:%d) answered 401 Unauthorized instead of switching to WebSocket; ws://127.0.0.1:%d/two: the server (127.0.0.1:%d) answered 404 Not Found instead of switching to WebSocket; wss://127.0.0.1:%d/three: the certificate of 127.0.0.1 (127.0.0.1:%d) was not accepted: self-signed certificate, it was issued by "CN=localhost" itself, which is not among the system's authorities; trust its authority with TlsOptions(caFile: ...)
WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:%d/three: the certificate of 127.0.0.1 (127.0.0.1:%d) was not accepted: self-signed certificate, it was issued by "CN=localhost" itself, which is not among the system's authorities; trust its authority with TlsOptions(caFile: ...)
