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
--EXPECT--
Error: Object of type Lazy has not been correctly initialized by calling parent::__construct() in its constructor
Error: Object of type Lazy has not been correctly initialized by calling parent::__construct() in its constructor
