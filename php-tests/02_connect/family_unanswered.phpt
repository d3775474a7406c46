--TEST--
WebSocketClient::connect(): a name server that never answers for IPv6 does not hold up what it says of IPv4
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$code = <<<'PHP'
    require $argv[2];
    $start = elapsed();
    $client = new WebSocketClient($argv[1]);
    $client->connect();
    assert_within(elapsed($start), 2.0);
    echo $client->getRemoteAddress() === '127.0.0.1:' . parse_url($argv[1], PHP_URL_PORT) ? "open\n" : "elsewhere\n";
    $client->close();
    PHP;
run_php($code, [$peer->url(host: 'half.test'), __DIR__ . '/../helpers/peer.inc'], environment: resolver('half.test=hang6,127.0.0.1'));
?>
--EXPECT--
returned within its limit
open
