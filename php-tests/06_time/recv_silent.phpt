--TEST--
WebSocketClient::recv(): returns null after its limit, and the connection stays usable
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
foreach ([0.2, 0.5] as $limit) {
    $start = elapsed();
    var_dump($client->recv($limit));
    assert_waited(elapsed($start), $limit);
}
$client->send('still here');
echo $client->recv(), "\n";
?>
--EXPECT--
NULL
waited out its limit
NULL
waited out its limit
still here
