--TEST--
Message::json(): what is no JSON is a JsonException
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);
foreach (['{"a":', '', '{a:1}'] as $json) {
    $client->send($json);
    attempt($client->recv()->json(...));
}
$client->sendBinary("\"\xff\"");
attempt($client->recv()->json(...));
$client->send(str_repeat('[', 600) . str_repeat(']', 600));
attempt($client->recv()->json(...));
echo json_last_error_msg(), "\n";
?>
--EXPECT--
JsonException: Syntax error
JsonException: Syntax error
JsonException: Syntax error
JsonException: Malformed UTF-8 characters, possibly incorrectly encoded
JsonException: Maximum stack depth exceeded
No error
