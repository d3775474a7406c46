--TEST--
WebSocketClient::__construct(): takes a Stringable URL, as PHP's own functions do
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$url = new class {
    public function __toString(): string
    {
        return 'ws://example.com/';
    }
};
attempt(fn() => new WebSocketClient($url));
?>
--EXPECT--
nothing thrown
