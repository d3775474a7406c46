--TEST--
WebSocketClient::recv(): a time limit in the middle of a frame loses nothing
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$frame = "\x82\x7e\x01\x00" . str_repeat('0123456789abcdef', 16);
$steps = [['upgrade']];
foreach ([1, 2, 3, 5, 100] as $cut) {
    array_push(
        $steps,
        ['send', 'bytes' => substr($frame, 0, $cut)],
        ['wait_command'],
        ['send', 'bytes' => substr($frame, $cut)],
    );
}
$peer = scripted_peer([...$steps, ['answer_close']]);
$client = connected($peer);
for ($i = 0; $i < 5; $i++) {
    $peer->waitFor('waiting');
    var_dump($client->recv(0.1), $client->recv(0.0));
    $peer->go();
    var_dump($client->recv()->data === substr($frame, 4));
}
$client->close();
?>
--EXPECT--
NULL
NULL
bool(true)
NULL
NULL
bool(true)
NULL
NULL
bool(true)
NULL
NULL
bool(true)
NULL
NULL
bool(true)
