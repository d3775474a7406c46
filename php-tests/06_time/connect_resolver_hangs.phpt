--TEST--
WebSocketClient::connect(): a resolver that hangs outlasts neither connectTimeout nor the process
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$start = elapsed();
$status = run_php(<<<'PHP'
    $client = new WebSocketClient('ws://stuck.test/', connectTimeout: 0.5);
    $start = hrtime(true);
    try {
        $client->connect();
    } catch (WebSocketClient\TimeoutException $e) {
        echo $e->getMessage(), ' ', $e->operation, "\n";
    }
    $seconds = (hrtime(true) - $start) / 1e9;
    echo $seconds > 0.49 && $seconds < 2.0 ? "in time\n" : "took $seconds s\n";
    PHP, [], [], resolver('stuck.test=hang'));
assert_within(elapsed($start), 0.5, 3.0);
var_dump($status);
?>
--EXPECT--
Could not connect to ws://stuck.test/: resolving the host name took longer than the limit of 0.5 s (connectTimeout) connect
in time
returned within its limit
int(0)
