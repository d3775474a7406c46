--TEST--
WebSocketClient: an object made without its constructor throws on every call and harms nothing
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$client = (new ReflectionClass(WebSocketClient::class))->newInstanceWithoutConstructor();
$calls = [
    fn() => $client->connect(),
    fn() => $client->send('x'),
    fn() => $client->sendBinary('x'),
    fn() => $client->recv(0.0),
    fn() => $client->ping(),
    fn() => $client->close(),
    fn() => $client->isConnected(),
    fn() => $client->getState(),
    fn() => $client->getUrl(),
    fn() => $client->getRemoteAddress(),
    fn() => $client->getSubprotocol(),
    fn() => $client->getResponseHeaders(),
    fn() => $client->getCloseCode(),
    fn() => $client->getCloseReason(),
    fn() => $client->getStats(),
    fn() => $client->setLogger(null),
    function () use ($client) {
        foreach ($client as $message) {
        }
    },
];
foreach ($calls as $call) {
    try {
        $call();
        echo "nothing thrown\n";
    } catch (Throwable $e) {
        $messages[] = get_class($e) . ': ' . $e->getMessage();
    }
}
printf("%d of %d\n%s\n", count($messages), count($calls), implode("\n", array_unique($messages)));
var_dump($client);
?>
--EXPECTF--
17 of 17
Error: Object of type WebSocketClient has not been correctly initialized by calling parent::__construct() in its constructor
object(WebSocketClient)#%d (0) {
}
