--TEST--
WebSocketClient: nothing is left of an object whose constructor threw
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

class Kept extends WebSocketClient
{
    public static ?self $last = null;

    public function __construct()
    {
        self::$last = $this;
        parent::__construct('http://example.com/');
    }
}

attempt(fn() => new Kept());
attempt(fn() => Kept::$last->connect());
?>
--EXPECT--
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must use the scheme ws, wss or ws+unix, "http" given
Error: Object of type Kept has not been correctly initialized by calling parent::__construct() in its constructor
