--TEST--
WebSocketClient::recv(): large messages over TLS, in records of any size and with a time limit in the middle
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

use WebSocketClient\TlsOptions;

$header = fn(int $size, int $first = 0x82) => chr($first) . "\x7f" . pack('J', $size);
$bytes = random_bytes(3 << 20);
$text = str_repeat("\u{1F600}ä", 60000);
$peer = scripted_peer([
    ['upgrade'],
    ['send', 'bytes' => $header(3 << 20) . substr($bytes, 0, 1 << 20)],
    ['wait_command'],
    ['send', 'bytes' => substr($bytes, 1 << 20) . "\x81\x05small" . $header(strlen($text), 0x81) . $text],
    ['send_slowly', 'bytes' => "\x82\x7e" . pack('n', 20000) . str_repeat('s', 20000), 'step' => 3000, 'delay' => 0.01],
    ['answer_close'],
], ['tls' => 'server']);
$client = connected($peer, tls: new TlsOptions(caFile: certificate('ca')));
$peer->waitFor('waiting');
for ($i = 0; $i < 3; $i++) {
    var_dump($client->recv(0.05));
}
$peer->go();
var_dump($client->recv()->data === $bytes, (string) $client->recv(), $client->recv()->data === $text);
var_dump($client->recv()->data === str_repeat('s', 20000));
$client->close();
?>
--EXPECT--
NULL
NULL
NULL
bool(true)
string(5) "small"
bool(true)
bool(true)
