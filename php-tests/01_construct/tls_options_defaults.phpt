--TEST--
TlsOptions::__construct(): every option and its default
--FILE--
<?php
foreach ((new ReflectionMethod('WebSocketClient\TlsOptions', '__construct'))->getParameters() as $parameter) {
    $default = $parameter->isDefaultValueAvailable() ? ' = ' . json_encode($parameter->getDefaultValue()) : '';
    echo $parameter->getType(), ' $', $parameter->getName(), $default, "\n";
}
?>
--EXPECT--
bool $verifyPeer = true
bool $verifyHost = true
?string $caFile = null
?string $certFile = null
?string $keyFile = null
?string $keyPassphrase = null
?string $serverName = null
?WebSocketClient\TlsVersion $minVersion = null
array $pins = []
