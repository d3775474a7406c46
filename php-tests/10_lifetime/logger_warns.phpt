--TEST--
WebSocketClient::setLogger(): a logger whose warnings become exceptions
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

set_error_handler(fn(int $code, string $text) => throw new ErrorException($text));
final class Sloppy
{
    public function log($level, $message, array $context = []): void
    {
        echo $context['not there'];
    }
}

$peer = python_peer();
$client = new WebSocketClient($peer->url());
$client->setLogger(new Sloppy());
attempt($client->connect(...));
?>
--EXPECT--
ErrorException: Undefined array key "not there"
