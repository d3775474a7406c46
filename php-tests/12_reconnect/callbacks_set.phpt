--TEST--
WebSocketClient::onOpen(), onDisconnect(), onRetry(): return the client, and take what can be called, or null
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

final class Invokable
{
    public function __invoke(): void
    {
    }
}

$client = new WebSocketClient('ws://example.com/');
foreach (['onOpen', 'onDisconnect', 'onRetry'] as $method) {
    foreach ([fn() => true, 'strlen', [new ArrayObject(), 'count'], 'Closure::fromCallable', new Invokable(), null] as $callback) {
        echo $client->$method($callback) === $client ? 'itself ' : 'another ';
    }
    echo "\n";
}
?>
--EXPECT--
itself itself itself itself itself itself 
itself itself itself itself itself itself 
itself itself itself itself itself itself 
