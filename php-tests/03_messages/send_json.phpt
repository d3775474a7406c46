--TEST--
WebSocketClient::sendJson(): a value goes out as a text message, with the flags of json_encode()
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
$one = new class implements JsonSerializable {
    public function jsonSerialize(): mixed
    {
        return ['self' => 'made'];
    }
};
foreach ([['a' => 1, 'b' => [true, null]], 'text', 1.0, null, [], new stdClass(), $one, WebSocketClient\State::Open] as $value) {
    var_dump($client->sendJson($value));
    $message = $client->recv();
    echo $message->binary ? 'binary' : 'text', ' ', $message, "\n";
}
$client->sendJson(['ä/' => 1.0], JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION);
echo $client->recv(), "\n";
$client->sendJson(value: [], flags: JSON_FORCE_OBJECT);
echo $client->recv(), "\n";
?>
--EXPECT--
NULL
text {"a":1,"b":[true,null]}
NULL
text "text"
NULL
text 1
NULL
text null
NULL
text []
NULL
text {}
NULL
text {"self":"made"}
NULL
text "open"
{"ä/":1.0}
{}
