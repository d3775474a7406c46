--TEST--
ReconnectPolicy: close codes that end it: 1000, 1002, 1003, 1007, 1008, 1009, 1010 and an application's own
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$codes = [1000, 1002, 1003, 1007, 1008, 1009, 1010, 3000, 4000, 4999];
$peer = scripted_peer(array_map(
    fn(int $code) => [['upgrade'], ['wait_command'], ['send_close', 'code' => $code], ['answer_close']],
    $codes,
));
foreach ($codes as $_) {
    $client = reconnecting($peer->url());
    $client->onRetry(fn() => print("not reached\n"));
    $client->connect();
    $peer->waitFor('waiting');
    $peer->go();
    try {
        $client->recv();
    } catch (WebSocketClient\ConnectionClosedException $e) {
        echo $e->closeCode, ' ', $e->getPrevious() ? 'previous' : 'alone', ' ', $client->getState()->name, "\n";
    }
}
var_dump(count($peer->several('accepted', count($codes))) === count($codes));
?>
--EXPECT--
1000 alone Closed
1002 alone Closed
1003 alone Closed
1007 alone Closed
1008 alone Closed
1009 alone Closed
1010 alone Closed
3000 alone Closed
4000 alone Closed
4999 alone Closed
bool(true)
