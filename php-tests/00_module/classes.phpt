--TEST--
websocket_client: its classes
--FILE--
<?php
foreach ((new ReflectionExtension('websocket_client'))->getClasses() as $class) {
    $lines[] = implode(' ', [
        ...$class->isEnum() ? ['enum'] : [...Reflection::getModifierNames($class->getModifiers()), 'class'],
        $class->getName(),
        ...($class->getParentClass() ? ['extends', $class->getParentClass()->getName()] : []),
    ]);
}
sort($lines);
echo implode("\n", $lines), "\n";
?>
--EXPECT--
class WebSocketClient
class WebSocketClient\ConnectException extends WebSocketClient\Exception
class WebSocketClient\ConnectionClosedException extends WebSocketClient\Exception
class WebSocketClient\Exception extends Exception
class WebSocketClient\HandshakeException extends WebSocketClient\ConnectException
class WebSocketClient\ProtocolException extends WebSocketClient\ConnectionClosedException
class WebSocketClient\TimeoutException extends WebSocketClient\Exception
class WebSocketClient\TlsException extends WebSocketClient\ConnectException
enum WebSocketClient\Jitter
enum WebSocketClient\State
enum WebSocketClient\TlsVersion
final class WebSocketClient\Message
final class WebSocketClient\MessageIterator
final class WebSocketClient\ReconnectPolicy
final class WebSocketClient\RetryInfo
final class WebSocketClient\Stats
final class WebSocketClient\TlsOptions
