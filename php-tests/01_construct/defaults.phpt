--TEST--
WebSocketClient::__construct(): every option and its default
--FILE--
<?php
$json = fn(mixed $value) => json_encode($value, JSON_PRESERVE_ZERO_FRACTION);
foreach ((new ReflectionMethod('WebSocketClient', '__construct'))->getParameters() as $parameter) {
    $default = $parameter->isDefaultValueAvailable() ? ' = ' . $json($parameter->getDefaultValue()) : '';
    echo $parameter->getType(), ' $', $parameter->getName(), $default, "\n";
}
?>
--EXPECT--
array|string $url
array $headers = []
array $subprotocols = []
float $connectTimeout = 10.0
?float $receiveTimeout = null
float $sendTimeout = 10.0
float $closeTimeout = 5.0
?float $pingInterval = 20.0
?float $pongTimeout = 20.0
int $maxMessageSize = 16777216
int $readAhead = 1048576
bool $compression = true
?WebSocketClient\TlsOptions $tls = null
?string $proxy = null
int $maxRedirects = 5
?WebSocketClient\ReconnectPolicy $reconnect = null
?string $persistentId = null
