--TEST--
WebSocketClient::onOpen(), onDisconnect(), onRetry(): a callback that replaces itself while it runs
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

/** Weak, so that the client holds the last reference to the callback. */
final class Leaving
{
    private WeakReference $client;

    public function __construct(WebSocketClient $client, private string $method, private ?Closure $next)
    {
        $this->client = WeakReference::create($client);
    }

    public function __invoke(): bool
    {
        $this->client->get()->{$this->method}($this->next);
        echo "$this->method: first\n";
        return true;
    }

    public function __destruct()
    {
        echo "$this->method: gone\n";
    }
}

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['reset']],
    [refusal('503 Unavailable')],
    [['upgrade'], ['answer_close']],
]);
$client = reconnecting($peer->url());
foreach (['onOpen', 'onDisconnect', 'onRetry'] as $method) {
    $client->$method(new Leaving($client, $method, $method === 'onDisconnect' ? null : fn() => print("$method: second\n")));
}
$client->connect();
$peer->waitFor('waiting');
$peer->go();
while ($client->getStats()->reconnects === 0) {
    $client->recv(0.1);
}
?>
--EXPECT--
onOpen: first
onOpen: gone
onDisconnect: first
onDisconnect: gone
onRetry: first
onRetry: gone
onRetry: second
onOpen: second
