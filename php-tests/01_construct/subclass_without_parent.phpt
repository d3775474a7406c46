--TEST--
WebSocketClient: a subclass that skips the parent's constructor throws and harms nothing
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

class Lazy extends WebSocketClient
{
    public function __construct()
    {
    }
}

attempt(fn() => (new Lazy())->connect());
attempt(fn() => (new Lazy())->getState());
?>
--EXPECTF--
Error: %s
Error: %s
