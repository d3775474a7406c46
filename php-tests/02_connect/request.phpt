--TEST--
WebSocketClient::connect(): the request as the peer reads it
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['answer_close']]);
$client = connected($peer, url: $peer->url('/chat?room=1'));
$request = $peer->waitFor('request');
$headers = $request['headers'];
echo $request['line'], "\n";
var_dump($headers['host'] === ["127.0.0.1:$peer->port"]);
echo implode(', ', $headers['upgrade']), "\n";
echo implode(', ', $headers['connection']), "\n";
echo implode(', ', $headers['sec-websocket-version']), "\n";
var_dump(count($headers['sec-websocket-key']), strlen(base64_decode($headers['sec-websocket-key'][0], true)));
var_dump(isset($headers['authorization']), isset($headers['origin']), isset($headers['sec-websocket-protocol']));
$client->close();
?>
--EXPECT--
GET /chat?room=1 HTTP/1.1
bool(true)
websocket
Upgrade
13
int(1)
int(16)
bool(false)
bool(false)
bool(false)
