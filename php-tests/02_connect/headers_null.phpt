--TEST--
WebSocketClient::connect(): a header whose value is null is not sent, also where it would be without $headers
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade', 'headers' => ['Set-Cookie: node=a; Path=/']], ['answer_close']]);
$none = null;
foreach ([[], ['Authorization' => null, 'COOKIE' => null], ['authorization' => &$none, 'X-One' => null]] as $headers) {
    $client = new WebSocketClient($peer->url('/', userinfo: 'user:pass@'), $headers + ['X-Two' => '2']);
    $client->connect();
    $client->close();
    $client->connect();
    $client->close();
}
foreach ($peer->several('request', 6) as $request) {
    echo implode(', ', preg_grep('/^(authorization|cookie|x-)/i', $request['lines'])), "\n";
}
?>
--EXPECT--
Authorization: Basic dXNlcjpwYXNz, X-Two: 2
Authorization: Basic dXNlcjpwYXNz, X-Two: 2, Cookie: node=a
X-Two: 2
X-Two: 2
X-Two: 2
X-Two: 2, Cookie: node=a
