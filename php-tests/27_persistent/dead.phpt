--TEST--
Persistent: one that has ended meanwhile is not taken over, however it ended
--FILE--
<?php
require __DIR__ . '/../helpers/persistent.inc';

foreach ([null, 20.0] as $interval) {
    foreach (['close' => ['send_close', 'code' => 1001], 'reset' => ['reset'], 'fin' => ['fin'], 'garbage' => ['send', 'bytes' => "\xff\xff"]] as $how => $end) {
        $peer = scripted_peer([[['upgrade'], ['wait_command'], $end], [['upgrade'], ['answer_close']]]);
        connected_persistent($peer, pingInterval: $interval)->getStats();
        $peer->waitFor('waiting');
        $peer->go();
        // As soon as its end has come, another one is opened.
        eventually(function () use (&$client, $peer, $interval) {
            $client = null;
            $client = connected_persistent($peer, pingInterval: $interval);
            return count($peer->all('accepted')) === 2;
        });
        echo $how, ': ', $client->getState()->name, "\n";
        $client->close();
    }
}
print_persistent();
?>
--EXPECT--
close: Open
reset: Open
fin: Open
garbage: Open
close: Open
reset: Open
fin: Open
garbage: Open
Persistent connections not in use => 0
