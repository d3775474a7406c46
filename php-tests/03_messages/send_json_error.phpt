--TEST--
WebSocketClient::sendJson(): what cannot be encoded is a JsonException, and nothing is sent
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$throws = new class implements JsonSerializable {
    public function jsonSerialize(): mixed
    {
        throw new LogicException('not now');
    }
};
$round = [];
$round['again'] = &$round;
foreach (["\xff", NAN, $round, fopen('php://memory', 'r')] as $value) {
    attempt(fn() => $client->sendJson($value));
}
attempt(fn() => $client->sendJson($throws));
attempt(fn() => $client->sendJson());
attempt(fn() => $client->sendJson(1, 'flags'));
attempt(fn() => (new WebSocketClient('ws://127.0.0.1:1/'))->sendJson(1));
echo json_last_error_msg(), "\n";
$client->sendJson("\xff", JSON_INVALID_UTF8_SUBSTITUTE | JSON_UNESCAPED_UNICODE);
echo $client->recv(), "\n";
var_dump($client->getStats()->messagesSent);
?>
--EXPECT--
JsonException: Malformed UTF-8 characters, possibly incorrectly encoded
JsonException: Inf and NaN cannot be JSON encoded
JsonException: Recursion detected
JsonException: Type is not supported
LogicException: not now
ArgumentCountError: WebSocketClient::sendJson() expects at least 1 argument, 0 given
TypeError: WebSocketClient::sendJson(): Argument #2 ($flags) must be of type int, string given
WebSocketClient\Exception: Not connected to ws://127.0.0.1:1/: call connect() first
No error
"�"
int(1)
