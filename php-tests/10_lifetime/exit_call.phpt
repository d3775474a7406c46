--TEST--
Lifetime: exit() with open connections
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$status = run_php(<<<'PHP'
    for ($i = 0; $i < 5; $i++) {
        $clients[] = $client = new WebSocketClient($argv[1]);
        $client->connect();
    }
    function leave(array $clients): never
    {
        exit(3);
    }
    leave($clients);
    PHP, [$peer->url()]);
var_dump($status);
for ($i = 0; $i < 5; $i++) {
    echo $peer->waitFor('closed')['code'], ' ';
}
?>
--EXPECT--
int(3)
1001 1001 1001 1001 1001 
