--TEST--
select(): an end is something to fetch, after the messages before it
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

foreach (['close' => ['send_close', 'code' => 4000, 'reason' => 'done'], 'reset' => ['reset']] as $name => $end) {
    $peer = scripted_peer([['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'last words'], ['wait_command'], $end]);
    $client = connected($peer);
    $quiet = connected($peer);
    echo WebSocketClient::select([$client], 10.0)[0]->recv(0), "\n";
    echo WebSocketClient::select([$quiet], 10.0)[0]->recv(0), "\n";
    $peer->go();
    while (!$ready = WebSocketClient::select([$client, $quiet], 10.0)) {
    }
    var_dump(count($ready));
    $closed = attempt(fn() => current($ready)->recv(0));
    var_dump(count(WebSocketClient::select($ready, 0)));
}
?>
--EXPECTF--
last words
last words
int(1)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was closed by the server with code 4000: "done"
int(1)
last words
last words
int(1)
WebSocketClient\ConnectionClosedException: %s
int(1)
