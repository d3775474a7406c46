--TEST--
Persistent: close() ends it for all
--FILE--
<?php
require __DIR__ . '/../helpers/persistent.inc';

$peer = python_peer();
$client = connected_persistent($peer);
$client->close();
unset($client);
echo $peer->waitFor('closed')['code'], "\n";
print_persistent();

// Of a script that ends, the process that ends closes it.
run_php('$c = new WebSocketClient($argv[1], persistentId: "x"); $c->connect(); echo "open\n";', [$peer->url()]);
echo $peer->waitFor('closed')['code'], "\n";
?>
--EXPECT--
1000
Persistent connections not in use => 0
open
1001
