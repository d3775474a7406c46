--TEST--
Lifetime: the end of a script with an open TLS connection
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'server']);
$start = elapsed();
$status = run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1], tls: new WebSocketClient\TlsOptions(caFile: $argv[2]));
    $client->connect();
    echo "end\n";
    PHP, [$peer->url(), certificate('ca')]);
assert_within(elapsed($start), 0.5);
var_dump($status);
var_dump($peer->waitFor('closed')['code']);
?>
--EXPECT--
end
returned within its limit
int(0)
int(1001)
