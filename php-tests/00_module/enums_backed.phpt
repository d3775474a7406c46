--TEST--
State, Jitter, TlsVersion: backed by strings, for logs and JSON
--FILE--
<?php
foreach ([WebSocketClient\State::class, WebSocketClient\Jitter::class, WebSocketClient\TlsVersion::class] as $enum) {
    foreach ($enum::cases() as $case) {
        echo "$enum::$case->name = $case->value", $enum::from($case->value) === $case ? '' : ' (another one)', "\n";
    }
    var_dump($enum::tryFrom('other'));
}
echo json_encode(['state' => (new WebSocketClient('ws://127.0.0.1/'))->getState()]), "\n";
?>
--EXPECT--
WebSocketClient\State::Idle = idle
WebSocketClient\State::Connecting = connecting
WebSocketClient\State::Open = open
WebSocketClient\State::Closing = closing
WebSocketClient\State::Closed = closed
NULL
WebSocketClient\Jitter::None = none
WebSocketClient\Jitter::Full = full
WebSocketClient\Jitter::Equal = equal
WebSocketClient\Jitter::Decorrelated = decorrelated
NULL
WebSocketClient\TlsVersion::Tls12 = 1.2
WebSocketClient\TlsVersion::Tls13 = 1.3
NULL
{"state":"idle"}
