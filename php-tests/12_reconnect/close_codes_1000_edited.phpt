--TEST--
ReconnectPolicy: foreach goes on over 1000 if the table says so
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['send_close', 'code' => 1000], ['answer_close']],
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'two'], ['answer_close']],
]);
$client = reconnecting($peer->url(), reconnect: policy(retryCloseCodes: [1000]));
$client->connect();
$peer->waitFor('waiting');
$peer->go();
foreach ($client as $message) {
    echo $message, "\n";
    break;
}
?>
--EXPECT--
two
