--TEST--
Lifetime: var_dump() and traces show no credentials of any endpoint, neither before, in, nor after an outage
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$gone = scripted_peer([['hang']]);
$gone->stop();
$peer = scripted_peer([['upgrade', 'headers' => ['Set-Cookie: SRV=secret']], ['wait_command'], ['reset']]);
$urls = [$gone->url('/?token=secret', userinfo: 'one:secret@'), $peer->url('/?token=secret', userinfo: 'two:secret@')];
$client = reconnecting($urls);
$client->onOpen(fn() => null);
ob_start();
var_dump($client);
$client->connect();
var_dump($client);
$client->onRetry(function ($client, $info): bool {
    var_dump($client, $info);
    echo $info->error;
    return false;
});
$peer->waitFor('waiting');
$peer->go();
try {
    $client->recv();
} catch (WebSocketClient\Exception $e) {
    echo $e;
}
var_dump($client);
print_r((array) $client);
try {
    (function () use ($urls) {
        new WebSocketClient($urls, reconnect: 5);
    })();
} catch (TypeError $e) {
    var_dump($e->getTrace()[0]['args'] ?? null);
}
$dump = ob_get_clean();
var_dump(str_contains($dump, 'secret'), str_contains($dump, 'one:'), str_contains($dump, 'two:'), strlen($dump) > 1000);
?>
--EXPECT--
bool(false)
bool(false)
bool(false)
bool(true)
