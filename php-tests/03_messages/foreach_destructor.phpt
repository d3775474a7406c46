--TEST--
foreach: what a destructor throws when the loop leaves a message behind ends the loop; it does not wait for the next message first
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

final class Cycle
{
    public self $self;

    public function __construct()
    {
        $this->self = $this;
    }

    public function __destruct()
    {
        throw new LogicException('from a destructor');
    }
}

$peer = scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 1, 'payload' => 'one'],
    ['wait_seconds', 'seconds' => 8.0],
    ['send_frame', 'opcode' => 1, 'payload' => 'two'],
    ['answer_close'],
]);
$client = connected($peer);
$held = [];
$start = elapsed();
attempt(function () use ($client, &$held) {
    foreach ($client as $message) {
        echo "$message\n";
        gc_collect_cycles();
        (function () {
            new Cycle();
        })();
        // The message that is left behind is the root too many, with which the collector begins.
        $threshold = gc_status()['threshold'];
        for ($roots = gc_status()['roots']; $roots < $threshold - 1; $roots++) {
            $held[$roots] = [[$roots]];
            $copy = $held[$roots];
        }
        unset($copy);
    }
});
assert_within(elapsed($start), 1.0);
$held = null;
echo $client->recv(), "\n";
?>
--EXPECT--
one
LogicException: from a destructor
returned within its limit
two
