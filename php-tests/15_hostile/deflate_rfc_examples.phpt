--TEST--
WebSocketClient::recv(): the examples of RFC 7692, section 7.2.3
--FILE--
<?php
require __DIR__ . '/../helpers/hostile.inc';

$peer = hostile_peer([
    ['upgrade', ...deflate_header()],
    // One block; in two fragments; by the window; not compressed; the last block; two blocks; empty.
    ['send', 'bytes' => "\xc1\x07\xf2\x48\xcd\xc9\xc9\x07\x00"],
    ['send', 'bytes' => "\x41\x03\xf2\x48\xcd\x80\x04\xc9\xc9\x07\x00"],
    ['send', 'bytes' => "\xc1\x05\xf2\x00\x11\x00\x00"],
    ['send', 'bytes' => "\xc1\x0b\x00\x05\x00\xfa\xff\x48\x65\x6c\x6c\x6f\x00"],
    ['send', 'bytes' => "\xc1\x08\xf3\x48\xcd\xc9\xc9\x07\x00\x00"],
    ['send', 'bytes' => "\xc1\x0d\xf2\x48\x05\x00\x00\x00\xff\xff\xca\xc9\xc9\x07\x00"],
    ['send', 'bytes' => "\xc1\x01\x00"],
    ['answer_close'],
]);
$client = connected($peer);
for ($i = 0; $i < 7; $i++) {
    var_dump($client->recv()->data);
}
$client->close();
?>
--EXPECT--
string(5) "Hello"
string(5) "Hello"
string(5) "Hello"
string(5) "Hello"
string(5) "Hello"
string(5) "Hello"
string(0) ""
