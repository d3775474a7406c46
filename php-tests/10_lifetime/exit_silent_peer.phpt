--TEST--
Lifetime: the end of a script does not wait for a peer that reads nothing
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['upgrade'], ['hang']], ['receive_buffer' => 4096]);
$start = elapsed();
$status = run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1], sendTimeout: 0.3, closeTimeout: 20.0);
    $client->connect();
    try {
        while (true) {
            $client->send(str_repeat('x', 10000));
        }
    } catch (WebSocketClient\TimeoutException) {
    }
    $client->connect();
    echo "end\n";
    PHP, [$peer->url()]);
assert_within(elapsed($start), 1.0);
var_dump($status);
?>
--EXPECT--
end
returned within its limit
int(0)
