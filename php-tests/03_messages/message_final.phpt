--TEST--
Message: cannot be extended
--FILE--
<?php
class Own extends WebSocketClient\Message
{
}
?>
--EXPECTF--
Fatal error: Class Own %s final class %SWebSocketClient\Message%S in %s on line %d
