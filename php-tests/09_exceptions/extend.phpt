--TEST--
Exceptions: can be extended in PHP
--FILE--
<?php
class Kicked extends WebSocketClient\ConnectionClosedException
{
    public function __construct(private string $room)
    {
        parent::__construct("kicked from $room", 7);
        $this->closeCode = 4001;
    }

    public function room(): string
    {
        return $this->room;
    }
}

try {
    throw new Kicked('lobby');
} catch (WebSocketClient\Exception $e) {
    var_dump($e->getMessage(), $e->getCode(), $e->room(), $e->closeCode, $e->getLine(), basename($e->getFile()));
}
?>
--EXPECT--
string(17) "kicked from lobby"
int(7)
string(5) "lobby"
int(4001)
int(17)
string(10) "extend.php"
