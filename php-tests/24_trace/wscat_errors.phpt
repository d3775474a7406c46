--TEST--
examples/wscat.php: what goes wrong is said, and the status tells
--FILE--
<?php
require __DIR__ . '/wscat.inc';

wscat([]);
wscat(['--help']);
wscat(['http://127.0.0.1/']);
wscat(['--pin', 'x', 'ws://127.0.0.1/']);
$nobody = free_port();
wscat(["ws://127.0.0.1:$nobody/"], '', ['NOBODY' => $nobody]);
$peer = scripted_peer([['respond', 'bytes' => "HTTP/1.1 403 Forbidden\r\nContent-Length: 8\r\n\r\nnot you\n"]]);
wscat([$peer->url()], '', ['PEER' => $peer->port]);
$peer = python_peer();
wscat([$peer->url()], "!close 1001 bye\n", ['PEER' => $peer->port]);
wscat([$peer->url()], "!drop\n", ['PEER' => $peer->port]);
?>
--EXPECT--
