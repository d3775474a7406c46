--TEST--
WebSocketClient::connect(): returns the client, also one that is open already and one of a subclass
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

class Feed extends WebSocketClient
{
}

$peer = python_peer();
$client = (new WebSocketClient($peer->url()))->connect();
$client->send('made and connected');
echo $client->recv(5), "\n";
var_dump($client->connect() === $client, (new Feed($peer->url()))->connect() instanceof Feed);
foreach (['connect', 'onOpen', 'onDisconnect', 'onRetry', 'setLogger'] as $name) {
    echo $name, '(): ', (new ReflectionMethod(WebSocketClient::class, $name))->getReturnType(), "\n";
}
foreach (['__construct', 'recvTo'] as $name) {
    $parameter = (new ReflectionMethod(WebSocketClient::class, $name))->getParameters()[0];
    echo "$name($", $parameter->getName(), '): ', $parameter->getType() ?? 'none', "\n";
}
?>
--EXPECT--
made and connected
bool(true)
bool(true)
connect(): static
onOpen(): static
onDisconnect(): static
onRetry(): static
setLogger(): static
__construct($url): array|string
recvTo($stream): none
