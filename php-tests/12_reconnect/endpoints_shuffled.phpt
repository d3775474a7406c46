--TEST--
ReconnectPolicy: shuffleEndpoints: clients begin with different endpoints, or each with the first
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peers = [python_peer(), python_peer(), python_peer()];
$urls = array_map(fn(Peer $peer) => $peer->url(), $peers);
foreach ([true, false, null] as $shuffle) {
    $begun = [];
    for ($i = 0; $i < 24; $i++) {
        $client = reconnecting($urls, reconnect: $shuffle === null ? null : policy(shuffleEndpoints: $shuffle));
        $client->connect();
        $begun[$client->getUrl()] = true;
    }
    // 24 draws of one endpoint alone: once in 10^11 runs.
    echo json_encode($shuffle), ': ', count($begun) > 1 ? 'several' : 'one', "\n";
}
?>
--EXPECT--
true: several
false: one
null: one
