--TEST--
WebSocketClient::connect(): of many endpoints the error names the first eight and counts the others
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$gone = scripted_peer([['hang']]);
$gone->stop();
$port = $gone->port;
$client = new WebSocketClient(array_map(fn(int $number) => "ws://127.0.0.1:$port/$number", range(1, 300)));
try {
    $client->connect();
} catch (WebSocketClient\ConnectException $e) {
    $text = str_replace("127.0.0.1:$port", 'ADDRESS', $e->getMessage());
    echo wordwrap(preg_replace('/ in [0-9.]+ s/', ' in N s', $text), 120), "\n";
}
?>
--EXPECT--
Could not connect to any of 300 endpoints, gave up after 300 attempts in N s (each endpoint once, without a
ReconnectPolicy): ws://ADDRESS/1: no address of 127.0.0.1 could be reached: tried ADDRESS (Connection refused);
ws://ADDRESS/2: no address of 127.0.0.1 could be reached: tried ADDRESS (Connection refused); ws://ADDRESS/3: no address
of 127.0.0.1 could be reached: tried ADDRESS (Connection refused); ws://ADDRESS/4: no address of 127.0.0.1 could be
reached: tried ADDRESS (Connection refused); ws://ADDRESS/5: no address of 127.0.0.1 could be reached: tried ADDRESS
(Connection refused); ws://ADDRESS/6: no address of 127.0.0.1 could be reached: tried ADDRESS (Connection refused);
ws://ADDRESS/7: no address of 127.0.0.1 could be reached: tried ADDRESS (Connection refused); ws://ADDRESS/8: no address
of 127.0.0.1 could be reached: tried ADDRESS (Connection refused); and 292 more
