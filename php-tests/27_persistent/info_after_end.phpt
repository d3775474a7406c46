--TEST--
Persistent: phpinfo() counts no connection that is ending since it was left
--FILE--
<?php
require __DIR__ . '/../helpers/persistent.inc';

// A reserved opcode, which the heartbeat's thread answers; it then waits up to a second for the end of the stream.
$peer = scripted_peer([['upgrade'], ['wait_command'], ['send', 'bytes' => "\x83\x00"], ['read_frame', 'opcode' => 8], ['hang']]);
$client = connected_persistent($peer, pingInterval: 5.0);
unset($client);
$peer->go();
echo $peer->waitFor('frame')['code'], "\n";

$counts = function (): string {
    ob_start();
    phpinfo(INFO_MODULES);
    preg_match_all('/^(Open|Persistent) connections.*/m', ob_get_clean(), $lines);
    return implode("\n", $lines[0]);
};
// Not waited for by phpinfo() is a thread that is at work on the connection just then: that has told of its end, and goes on.
eventually(fn() => !str_contains($counts(), '1'), 0.5);
echo $counts(), "\n";
?>
--EXPECT--
1002
Open connections => 0
Persistent connections not in use => 0
