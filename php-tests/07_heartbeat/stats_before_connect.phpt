--TEST--
WebSocketClient::getStats(): all zero before connect()
--FILE--
<?php
foreach (get_object_vars((new WebSocketClient('ws://example.com/'))->getStats()) as $name => $value) {
    echo $name, ': ', json_encode($value), "\n";
}
?>
--EXPECT--
messagesSent: 0
messagesReceived: 0
bytesSent: 0
bytesReceived: 0
wireBytesSent: 0
wireBytesReceived: 0
pingsSent: 0
pongsReceived: 0
reconnects: 0
lastRoundTrip: null
minRoundTrip: null
smoothedRoundTrip: null
connectedSince: null
bufferedMessages: 0
bufferedBytes: 0
messagesDropped: 0
