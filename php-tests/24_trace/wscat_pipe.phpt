--TEST--
examples/wscat.php: lines from a pipe, and its commands
--FILE--
<?php
require __DIR__ . '/wscat.inc';

$peer = python_peer();
$lines = ['hello', '{"a":[1,{"b":2.0}]}', '/json', '{"a":[1,{"b":2.0}]}', 'no json', '/binary 00 ff', '/binary xyz', '/nonsense', 'the end'];
wscat(['--wait', '0.5', $peer->url()], implode("\n", $lines), ['PEER' => $peer->port]);
wscat(['-w', '0.2', $peer->url()], "one\n/close 4000 enough\nnever sent\n", ['PEER' => $peer->port]);
wscat(['-b', '-x', 'first', '--execute', 'second', '-w', '0.5', $peer->url()], '', ['PEER' => $peer->port]);
?>
--EXPECT--
connected to ws://127.0.0.1:PEER/ (127.0.0.1:PEER); Ctrl-C ends
JSON over several lines
no bytes in hexadecimal digits
unknown: /nonsense; /help lists the commands
hello
{
    "a": [
        1,
        {
            "b": 2.0
        }
    ]
}
{
    "a": [
        1,
        {
            "b": 2.0
        }
    ]
}
no json
2 bytes: 00 ff
the end
closed: 1000
status 0
connected to ws://127.0.0.1:PEER/ (127.0.0.1:PEER); Ctrl-C ends
closed: 4000 enough
status 0
connected to ws://127.0.0.1:PEER/ (127.0.0.1:PEER); Ctrl-C ends
5 bytes: 66 69 72 73 74
6 bytes: 73 65 63 6f 6e 64
closed: 1000
status 0
