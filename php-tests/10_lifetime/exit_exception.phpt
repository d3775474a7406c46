--TEST--
Lifetime: an exception that nobody catches, with an open connection
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$status = run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1]);
    $client->connect();
    throw new LogicException('unrelated');
    PHP, [$peer->url()]);
var_dump($status, $peer->waitFor('closed')['code']);
?>
--EXPECTF--
%AFatal error: Uncaught LogicException: unrelated in Command line code:3
Stack trace:
#0 {main}
  thrown in Command line code on line 3
int(255)
int(1001)
