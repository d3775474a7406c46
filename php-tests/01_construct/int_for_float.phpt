--TEST--
WebSocketClient::__construct(): takes whole numbers of seconds
--FILE--
<?php
new WebSocketClient(
    'ws://example.com/',
    connectTimeout: 3,
    receiveTimeout: 4,
    sendTimeout: 5,
    closeTimeout: 6,
    pingInterval: 7,
    pongTimeout: 8,
);
echo "taken\n";
?>
--EXPECT--
taken
