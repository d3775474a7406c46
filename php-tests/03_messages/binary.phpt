--TEST--
WebSocketClient::sendBinary(): bytes come back as bytes
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
foreach (["\xff\xfe\x00", implode('', array_map(chr(...), range(0, 255))), 'text too', "\0", ''] as $bytes) {
    var_dump($client->sendBinary($bytes));
    $message = $client->recv();
    var_dump($message->data === $bytes, $message->binary);
}
?>
--EXPECT--
NULL
bool(true)
bool(true)
NULL
bool(true)
bool(true)
NULL
bool(true)
bool(true)
NULL
bool(true)
bool(true)
NULL
bool(true)
bool(true)
