--TEST--
websocket_client: the cases of its enums
--FILE--
<?php
foreach ([WebSocketClient\State::class, WebSocketClient\TlsVersion::class, WebSocketClient\Jitter::class] as $enum) {
    echo $enum, ': ', implode(', ', array_map(fn(UnitEnum $case) => $case->name, $enum::cases())), "\n";
}
?>
--EXPECT--
WebSocketClient\State: Idle, Connecting, Open, Closing, Closed
WebSocketClient\TlsVersion: Tls12, Tls13
WebSocketClient\Jitter: None, Full, Equal, Decorrelated
