--TEST--
select(): its limit is kept, and null waits
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['send', 'bytes' => "\x81\x05ha"], ['wait_command'], ['send', 'bytes' => 'llo'], ['read_until_eof']]);
foreach ([null, 20.0] as $interval) {
    $clients = [connected($peer, pingInterval: $interval), connected($peer, pingInterval: $interval)];
    $start = elapsed();
    $ready = WebSocketClient::select($clients, 0.3);
    $took = elapsed($start);
    var_dump($ready, $took >= 0.3 && $took < 5.0);
    $peer->go();
    $peer->go();
    $got = [];
    while (count($got) < 2) {
        foreach (WebSocketClient::select($clients) as $client) {
            $got[] = (string) $client->recv(0);
        }
    }
    echo implode(' ', $got), "\n";
}
?>
--EXPECT--
array(0) {
}
bool(true)
hallo hallo
array(0) {
}
bool(true)
hallo hallo
