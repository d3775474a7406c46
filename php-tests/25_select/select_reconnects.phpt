--TEST--
select(): lost connections are replaced meanwhile, callbacks run, giving up is something to fetch
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$flaky = scripted_peer([
    [['upgrade'], ['wait_command'], ['reset']],
    [['upgrade'], ['wait_command'], ['send_frame', 'opcode' => 1, 'payload' => 'back'], ['read_until_eof']],
]);
$steady = python_peer();
$clients = ['flaky' => talkative(reconnecting($flaky->url())), 'steady' => connected($steady)];
$clients['flaky']->connect();
$flaky->waitFor('waiting');
$flaky->go();
// Not $clients: PHP leaves a cycle that is alive at the end to its memory manager, which memcheck takes for a leak.
$other = $clients['steady'];
$clients['flaky']->onOpen(function (WebSocketClient $client, bool $reconnected) use ($other): void {
    echo 'onOpen: ', $reconnected ? 'reconnected' : 'first', "\n";
    $other->send('meanwhile');
});
// The other one is not kept waiting.
echo implode(array_keys(WebSocketClient::select($clients, 20.0))), "\n";
echo $clients['steady']->recv(0), "\n";
$flaky->waitFor('waiting');
$flaky->go();
echo implode(array_keys(WebSocketClient::select($clients, 20.0))), "\n";
echo $clients['flaky']->recv(0), "\n";

$gone = dropping_peer();
$client = reconnecting($gone->url(), reconnect: policy(maxAttempts: 2));
$client->connect();
$gone->waitFor('waiting');
$gone->stop();
var_dump(count(WebSocketClient::select([$client], 30.0)));
print_chain(attempt(fn() => $client->recv(0))?->getPrevious());
?>
--EXPECTF--
onOpen: first
onDisconnect: code 1006
onRetry: attempt 1
onOpen: reconnected
steady
meanwhile
flaky
back
int(1)
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: %s
%A
