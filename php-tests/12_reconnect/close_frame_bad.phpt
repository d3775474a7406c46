--TEST--
ReconnectPolicy: a Close frame with a bad code or reason is answered with 1002, and is an end worth trying again
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$bodies = [
    'code 1006' => "\x03\xee",
    'code 1005' => "\x03\xed",
    'code 1015' => "\x03\xf7",
    'code 0' => "\x00\x00",
    'one byte' => "\x03",
    'a reason that is cut' => "\x03\xf3" . substr(str_repeat('é', 61), 0, 121),
    'a long reason' => "\x03\xe9" . str_repeat('r', 124),
];
foreach (['default' => null, '1001 alone' => [1001]] as $table => $codes) {
    foreach ($bodies as $name => $body) {
        $peer = scripted_peer([
            [['upgrade'], ['wait_command'], ['send_frame', 'opcode' => 8, 'payload' => $body], ['read_frame', 'opcode' => 8]],
            [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'back'], ['answer_close']],
        ]);
        $client = reconnecting($peer->url(), reconnect: policy(retryCloseCodes: $codes));
        $told = '';
        $client->onDisconnect(function ($client, $why) use (&$told): void {
            $told = $why::class;
        });
        $client->connect();
        $peer->waitFor('waiting');
        $peer->go();
        try {
            $end = $client->recv();
        } catch (WebSocketClient\ConnectionClosedException $e) {
            $end = $e->closeCode;
        }
        echo "$table, $name: answered with ", $peer->waitFor('frame')['code'], ", $told, $end\n";
    }
}
?>
--EXPECT--
default, code 1006: answered with 1002, WebSocketClient\ProtocolException, back
default, code 1005: answered with 1002, WebSocketClient\ProtocolException, back
default, code 1015: answered with 1002, WebSocketClient\ProtocolException, back
default, code 0: answered with 1002, WebSocketClient\ProtocolException, back
default, one byte: answered with 1002, WebSocketClient\ProtocolException, back
default, a reason that is cut: answered with 1002, WebSocketClient\ProtocolException, back
default, a long reason: answered with 1002, WebSocketClient\ProtocolException, back
1001 alone, code 1006: answered with 1002, WebSocketClient\ProtocolException, 1002
1001 alone, code 1005: answered with 1002, WebSocketClient\ProtocolException, 1002
1001 alone, code 1015: answered with 1002, WebSocketClient\ProtocolException, 1002
1001 alone, code 0: answered with 1002, WebSocketClient\ProtocolException, 1002
1001 alone, one byte: answered with 1002, WebSocketClient\ProtocolException, 1002
1001 alone, a reason that is cut: answered with 1002, WebSocketClient\ProtocolException, 1002
1001 alone, a long reason: answered with 1002, WebSocketClient\ProtocolException, 1002
