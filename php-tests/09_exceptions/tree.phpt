--TEST--
Exceptions: the tree
--FILE--
<?php
$names = [
    'Exception',
    'ConnectException',
    'TlsException',
    'HandshakeException',
    'TimeoutException',
    'ConnectionClosedException',
    'ProtocolException',
];
foreach ($names as $name) {
    $class = new ReflectionClass("WebSocketClient\\$name");
    $line = [];
    for ($parent = $class; $parent; $parent = $parent->getParentClass()) {
        $line[] = $parent->getName();
    }
    echo implode(' < ', $line), "\n";
    foreach ($class->getProperties() as $property) {
        if ($property->getDeclaringClass() == $class) {
            $modifiers = implode(' ', Reflection::getModifierNames($property->getModifiers()));
            echo "    $modifiers {$property->getType()} \${$property->getName()}\n";
        }
    }
}
?>
--EXPECT--
WebSocketClient\Exception < Exception
WebSocketClient\ConnectException < WebSocketClient\Exception < Exception
WebSocketClient\TlsException < WebSocketClient\ConnectException < WebSocketClient\Exception < Exception
WebSocketClient\HandshakeException < WebSocketClient\ConnectException < WebSocketClient\Exception < Exception
    public int $statusCode
    public array $headers
    public string $body
WebSocketClient\TimeoutException < WebSocketClient\Exception < Exception
    public string $operation
WebSocketClient\ConnectionClosedException < WebSocketClient\Exception < Exception
    public int $closeCode
    public string $reason
    public bool $clean
    public string $initiator
WebSocketClient\ProtocolException < WebSocketClient\ConnectionClosedException < WebSocketClient\Exception < Exception
