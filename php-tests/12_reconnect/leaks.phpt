--TEST--
Lifetime: many outages leave no descriptor, no thread and no memory
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([['upgrade', 'headers' => ['Set-Cookie: SRV=a']], ['send_frame', 'opcode' => 1, 'payload' => 'one'], ['read_frame'], ['reset']]);
$gone = scripted_peer([['hang']]);
$gone->stop();
$client = talkative(reconnecting([$gone->url(), $peer->url()]));
$round = function (int $count) use ($client): void {
    ob_start();
    for ($i = 0; $i < $count; $i++) {
        $client->connect();
        $client->recv();
        $client->send('go');
        // The outage begins; close() ends it.
        while ($client->getState() !== WebSocketClient\State::Connecting) {
            $client->recv(0.01);
        }
        $client->close();
    }
    ob_end_clean();
};
$round(10);
[$descriptors, $threads, $memory] = [count_own('fd'), count_own('task'), memory_get_usage()];
$round(100);
var_dump(count_own('fd') <= $descriptors, eventually(fn() => count_own('task') <= $threads), memory_get_usage() - $memory < 20_000);
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
