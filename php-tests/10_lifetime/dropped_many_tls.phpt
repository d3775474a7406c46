--TEST--
Lifetime: many TLS clients opened and dropped leave no descriptor and no memory
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer(['tls' => 'server']);
$tls = new WebSocketClient\TlsOptions(caFile: certificate('ca'));
$resident = fn(): int => (int) preg_replace('/.*^VmRSS:\s+(\d+).*/ms', '$1', file_get_contents('/proc/self/status'));
$round = function (int $count) use ($peer, $tls): void {
    for ($i = 0; $i < $count; $i++) {
        $client = connected($peer, tls: $tls);
        $client->send('x');
        $client->recv();
        $i % 2 and $client->close();
        unset($client);
    }
};
$round(30);
[$descriptors, $before] = [count_own('fd'), $resident()];
$round(100);
var_dump(eventually(fn() => count_own('fd') <= $descriptors));
// memcheck keeps freed memory for a while.
var_dump(getenv('WEBSOCKET_TEST_VALGRIND') || $resident() - $before < 4096);
?>
--EXPECT--
bool(true)
bool(true)
