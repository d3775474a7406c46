--TEST--
WebSocketClient::connect(): headers as the peer reads them, a list as so many lines
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['answer_close']]);
$client = connected($peer, headers: [
    'X-One' => '1',
    'X-List' => ['a', 'b'],
    'X-Empty' => '',
    'X-Bytes' => "caf\xe9",
    'Origin' => 'https://example.com',
    'X-None' => [],
]);
$lines = $peer->waitFor('request')['lines'];
echo implode("\n", preg_grep('/^(X-|Origin)/', $lines)), "\n";
$client->close();
?>
--EXPECT--
X-One: 1
X-List: a
X-List: b
X-Empty: 
X-Bytes: café
Origin: https://example.com
