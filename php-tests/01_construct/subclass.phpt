--TEST--
WebSocketClient: a subclass works
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

class Chat extends WebSocketClient
{
    public function __construct(string $url, private string $room)
    {
        parent::__construct($url);
    }

    public function say(string $what): void
    {
        $this->send("$this->room: $what");
    }
}

$peer = python_peer();
$chat = new Chat($peer->url(), 'lobby');
$chat->connect();
$chat->say('hello');
echo $chat->recv(10.0), "\n";
?>
--EXPECT--
lobby: hello
