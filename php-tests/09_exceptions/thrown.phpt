--TEST--
Exceptions: file, line and trace of one that the extension throws
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

function reach(WebSocketClient $client): void
{
    $client->connect();
}

$peer = scripted_peer([['respond', 'bytes' => "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"]]);
try {
    reach(new WebSocketClient($peer->url()));
} catch (WebSocketClient\HandshakeException $e) {
    echo basename($e->getFile()), ' ', $e->getLine(), "\n";
    echo preg_replace('~ \S*/~', ' ', $e->getTraceAsString()), "\n";
    var_dump($e->getCode(), $e->getPrevious());
}
?>
--EXPECT--
thrown.php 6
#0 thrown.php(6): WebSocketClient->connect()
#1 thrown.php(11): reach(Object(WebSocketClient))
#2 {main}
int(0)
NULL
