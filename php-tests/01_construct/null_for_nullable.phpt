--TEST--
WebSocketClient::__construct(): null switches off what may be off
--FILE--
<?php
new WebSocketClient(
    'ws://example.com/',
    receiveTimeout: null,
    pingInterval: null,
    pongTimeout: null,
    tls: null,
    reconnect: null,
);
echo "taken\n";
?>
--EXPECT--
taken
