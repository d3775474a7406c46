--TEST--
WebSocketClient: reflection has the types that the stubs have
--FILE--
<?php
foreach (['onOpen', 'onDisconnect', 'onRetry', 'setLogger'] as $name) {
    echo $name, '(): ', (new ReflectionMethod(WebSocketClient::class, $name))->getReturnType(), "\n";
}
foreach (['__construct', 'recvTo'] as $name) {
    $parameter = (new ReflectionMethod(WebSocketClient::class, $name))->getParameters()[0];
    echo "$name($", $parameter->getName(), '): ', $parameter->getType() ?? 'none', "\n";
}
?>
--EXPECT--
onOpen(): static
onDisconnect(): static
onRetry(): static
setLogger(): static
__construct($url): array|string
recvTo($stream): none
