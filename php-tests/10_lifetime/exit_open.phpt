--TEST--
Lifetime: the end of a script with an open connection says goodbye and does not block
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$start = elapsed();
$status = run_php('$client = new WebSocketClient($argv[1]); $client->connect(); echo "end\n";', [$peer->url()]);
assert_within(elapsed($start), 0.5);
var_dump($status);
var_dump($peer->waitFor('closed')['code']);
?>
--EXPECT--
end
returned within its limit
int(0)
int(1001)
