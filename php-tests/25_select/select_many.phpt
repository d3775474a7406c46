--TEST--
select(): a thousand clients, each found when it has something, none forgotten
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

// Each needs a descriptor here and one in the peer.
if (function_exists('posix_setrlimit')) {
    @posix_setrlimit(POSIX_RLIMIT_NOFILE, 4096, 4096);
}
$peer = python_peer();
$clients = [];
for ($i = 0; $i < 1000; $i++) {
    $clients["client $i"] = connected($peer, compression: false);
}
$rounds = 0;
foreach ([1, 10, 1000] as $step) {
    $waiting = [];
    $i = 0;
    foreach ($clients as $key => $client) {
        if ($i++ % $step === 0) {
            $client->send($key);
            $client->send("$key again");
            $waiting[$key] = [$key, "$key again"];
        }
    }
    while ($waiting) {
        $ready = WebSocketClient::select($clients, 20.0) ?: fail('nothing comes any more');
        $rounds++;
        foreach ($ready as $key => $client) {
            $expected = array_shift($waiting[$key]);
            $expected === (string) $client->recv(0) || fail("$key got something else");
            if (!$waiting[$key]) {
                unset($waiting[$key]);
            }
        }
    }
    var_dump(WebSocketClient::select($clients, 0));
}
var_dump($rounds >= 6);
?>
--EXPECT--
array(0) {
}
array(0) {
}
array(0) {
}
bool(true)
