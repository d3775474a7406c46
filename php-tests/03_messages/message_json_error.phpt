--TEST--
Message::json(): what is no JSON is a JsonException
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer);

// PHP 8.6 says where as well.
function attempt_json(WebSocketClient\Message $message): void
{
    ob_start();
    attempt($message->json(...));
    echo preg_replace('/ near location \d+:\d+$/m', '', ob_get_clean());
}

foreach (['{"a":', '', '{a:1}'] as $json) {
    $client->send($json);
    attempt_json($client->recv());
}
$client->sendBinary("\"\xff\"");
attempt_json($client->recv());
$client->send(str_repeat('[', 600) . str_repeat(']', 600));
attempt_json($client->recv());
echo json_last_error_msg(), "\n";
?>
--EXPECT--
JsonException: Syntax error
JsonException: Syntax error
JsonException: Syntax error
JsonException: Malformed UTF-8 characters, possibly incorrectly encoded
JsonException: Maximum stack depth exceeded
No error
