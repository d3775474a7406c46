--TEST--
WebSocketClient::onOpen(), onDisconnect(), onRetry(): a callback lets go of the client that calls it
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$clients = [];
foreach (['onOpen', 'onDisconnect', 'onRetry'] as $method) {
    $one = scripted_peer([['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'one'], ['read_frame'], ['reset']]);
    $two = scripted_peer([['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'two'], ['read_until_eof']]);
    $clients[0] = reconnecting([$one->url(), $two->url()], reconnect: policy(shuffleEndpoints: false));
    $clients[0]->connect();
    echo $clients[0]->recv(), "\n";
    $clients[0]->$method(function () use (&$clients, $method): void {
        $clients = [];
        echo "$method\n";
    });
    $clients[0]->send('go');
    echo $clients[0]->recv(), "\n";
}
?>
--EXPECT--
one
onOpen
two
one
onDisconnect
two
one
onRetry
two
