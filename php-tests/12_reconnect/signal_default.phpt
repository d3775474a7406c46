--TEST--
WebSocketClient::recv(): SIGTERM without a handler ends the process at once while it waits for the next attempt
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([['upgrade'], ['send_close', 'code' => 1012], ['answer_close']]);
$start = elapsed();
$status = run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1], reconnect: new WebSocketClient\ReconnectPolicy());
    $client->onRetry(function ($client, $info) {
        echo $info->delay >= 5.0 ? "waits\n" : "$info->delay\n";
        exec('(sleep 0.3; kill -TERM ' . getmypid() . ') > /dev/null 2>&1 &');
        return true;
    });
    $client->connect();
    $client->recv();
    PHP, [$peer->url()]);
var_dump($status);
assert_within(elapsed($start), 0.5, 2.0);
?>
--EXPECT--
waits
int(143)
returned within its limit
