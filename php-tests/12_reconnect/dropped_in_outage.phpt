--TEST--
Lifetime: a client that is dropped in the middle of an outage leaves nothing behind, and does not block
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$good = scripted_peer([['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'one'], ['read_frame'], ['reset']]);
$silent = scripted_peer([['read_request'], ['hang']]);
[$descriptors, $threads] = [count_own('fd'), count_own('task')];
for ($i = 0; $i < 10; $i++) {
    $client = reconnecting([$good->url(), $silent->url()], reconnect: policy(shuffleEndpoints: false));
    $client->connect();
    $client->recv();
    $client->send('go');
    while ($client->getUrl() !== $silent->url()) {
        $client->recv(0.02);
    }
    $start = elapsed();
    unset($client);
    elapsed($start) < slack(0.1) or print("it blocked\n");
}
var_dump(eventually(fn() => count_own('fd') === $descriptors && count_own('task') === $threads));
?>
--EXPECT--
bool(true)
