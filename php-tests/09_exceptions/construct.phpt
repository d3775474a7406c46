--TEST--
Exceptions: can be constructed, thrown and caught in PHP
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
    $class = "WebSocketClient\\$name";
    try {
        throw new $class('message', 42, new LogicException('cause'));
    } catch (WebSocketClient\Exception $e) {
        printf(
            "%s: %s, %d, %s, line %d of %s\n",
            get_class($e), $e->getMessage(), $e->getCode(), $e->getPrevious()->getMessage(), $e->getLine(), basename($e->getFile()),
        );
    }
}
?>
--EXPECT--
WebSocketClient\Exception: message, 42, cause, line 14 of construct.php
WebSocketClient\ConnectException: message, 42, cause, line 14 of construct.php
WebSocketClient\TlsException: message, 42, cause, line 14 of construct.php
WebSocketClient\HandshakeException: message, 42, cause, line 14 of construct.php
WebSocketClient\TimeoutException: message, 42, cause, line 14 of construct.php
WebSocketClient\ConnectionClosedException: message, 42, cause, line 14 of construct.php
WebSocketClient\ProtocolException: message, 42, cause, line 14 of construct.php
