--TEST--
Heartbeat: a ping in one piece with a message is answered though PHP takes the message and makes no other call
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

foreach (schemes() as $scheme => [$options, $trust]) {
    for ($round = 0; $round < 4; $round++) {
        $peer = scripted_peer([
            ['upgrade'],
            ['wait_command'],
            ['send', 'bytes' => "\x81\x05hello\x89\x04ping"],
            ['read_frame', 'opcode' => 10],
            ['answer_close'],
        ], $options);
        $client = connected($peer, ...$trust);
        $peer->waitFor('waiting');
        if ($round % 2 === 0) {
            // Long enough for the heartbeat's thread to rest.
            usleep(200_000);
        }
        $peer->go();
        $start = elapsed();
        $client->recv();
        // No socket is readable for what was left in our buffer. The client's own ping is 20 seconds away.
        eventually(fn() => $peer->all('frame') !== []);
        assert_within(elapsed($start), 5.0);
        $client->close();
    }
    echo "$scheme: answered\n";
}
?>
--EXPECT--
returned within its limit
returned within its limit
returned within its limit
returned within its limit
ws: answered
returned within its limit
returned within its limit
returned within its limit
returned within its limit
wss: answered
