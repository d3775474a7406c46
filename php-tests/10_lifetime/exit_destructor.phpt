--TEST--
Lifetime: a subclass with a destructor that uses the connection
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$status = run_php(<<<'PHP'
    class Chat extends WebSocketClient
    {
        public function __destruct()
        {
            $this->send('bye');
            echo $this->recv(10.0), "\n";
            $this->close(4000);
        }
    }
    $chat = new Chat($argv[1]);
    $chat->connect();
    PHP, [$peer->url()]);
var_dump($status, $peer->waitFor('closed')['code']);
?>
--EXPECT--
bye
int(0)
int(4000)
