--TEST--
WebSocketClient::send(): text comes back as text
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
foreach (['hello', 'grüße', '你好，世界', "\u{1F600}", "a\0b", "\n\r\t", "\u{FFFF}", ''] as $text) {
    var_dump($client->send($text));
    $message = $client->recv();
    var_dump($message->data === $text, $message->binary);
}
?>
--EXPECT--
NULL
bool(true)
bool(false)
NULL
bool(true)
bool(false)
NULL
bool(true)
bool(false)
NULL
bool(true)
bool(false)
NULL
bool(true)
bool(false)
NULL
bool(true)
bool(false)
NULL
bool(true)
bool(false)
NULL
bool(true)
bool(false)
