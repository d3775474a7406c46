--TEST--
Lifetime: a fatal error with an open connection
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
ob_start();
$status = run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1]);
    $client->connect();
    eval('class Twice {} class Twice {}');
    PHP, [$peer->url()], [], ['USE_ZEND_ALLOC' => '1']);
var_dump(str_contains(ob_get_clean(), 'declare class Twice'));
var_dump($status, $peer->waitFor('closed')['code']);
?>
--EXPECT--
bool(true)
int(255)
int(1001)
