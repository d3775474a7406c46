--TEST--
WebSocketClient::__construct(): what is wrong with a URL is said without its credentials
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$urls = [
    'http://me:secret@example.com/',
    'ws://me:secret@example.com/#a',
    'ws://me:secret@example.com:0/',
    'ws://me:secret@[::g]/',
];
foreach ($urls as $url) {
    try {
        new WebSocketClient($url);
        echo "nothing thrown\n";
    } catch (ValueError $e) {
        var_dump(str_contains($e->getMessage(), 'secret'));
    }
}
?>
--EXPECT--
bool(false)
bool(false)
bool(false)
bool(false)
