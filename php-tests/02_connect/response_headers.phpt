--TEST--
WebSocketClient::getResponseHeaders(): names in lower case, every value in a list
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([
    ['upgrade', 'headers' => ['Set-Cookie: a=1', 'X-Empty:', 'set-cookie: b=2', "X-Space: \t in the  middle \t"]],
    ['answer_close'],
]);
$client = connected($peer);
$headers = $client->getResponseHeaders();
unset($headers['sec-websocket-accept']);
ksort($headers);
echo json_encode($headers, JSON_PRETTY_PRINT), "\n";
$client->close();
?>
--EXPECT--
{
    "connection": [
        "Upgrade"
    ],
    "set-cookie": [
        "a=1",
        "b=2"
    ],
    "upgrade": [
        "websocket"
    ],
    "x-empty": [
        ""
    ],
    "x-space": [
        "in the  middle"
    ]
}
