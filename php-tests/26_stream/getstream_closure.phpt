--TEST--
getStream(): an end makes it readable, and it outlives its client
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach ([['send_close', 'code' => 4000, 'reason' => 'done'], ['reset'], ['fin']] as $end) {
    $peer = scripted_peer([['upgrade'], ['wait_command'], $end]);
    foreach ([null, 20.0] as $interval) {
        $client = connected($peer, pingInterval: $interval);
        $stream = $client->getStream();
        $peer->waitFor('waiting');
        $peer->go();
        [$read, $none] = [[$stream], null];
        var_dump(stream_select($read, $none, $none, 10));
        try {
            while (!$client->recv(10)) {
            }
        } catch (WebSocketClient\ConnectionClosedException $closed) {
            echo $closed->closeCode, "\n";
        }
    }
}
unset($client);
[$read, $none] = [[$stream], null];
var_dump(stream_select($read, $none, $none, 0));
fclose($stream);
?>
--EXPECT--
int(1)
4000
int(1)
4000
int(1)
1006
int(1)
1006
int(1)
1006
int(1)
1006
int(0)
