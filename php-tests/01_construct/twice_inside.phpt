--TEST--
WebSocketClient::__construct(): called again while it reads its arguments, it throws; the connection of the first to end goes on
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

/** A URL whose text is not there before the client has been used. */
final class Using
{
    public function __construct(private Closure $use, private string $text)
    {
    }

    public function __toString(): string
    {
        ($this->use)();
        return $this->text;
    }
}

final class Feed extends WebSocketClient
{
    public function __construct(string|Using $url)
    {
        parent::__construct($url);
    }
}

$peer = python_peer();
$url = $peer->url();
foreach ([WebSocketClient::class, Feed::class] as $class) {
    $client = (new ReflectionClass($class))->newInstanceWithoutConstructor();
    $fiber = new Fiber(function () use ($client) {
        $client->onOpen(fn() => Fiber::suspend());
        $client->connect();
        $client->send('the first');
        return $client->recv(10.0);
    });
    $use = function () use ($client, $url, $fiber) {
        $client->__construct($url);
        // A call is in the middle of things when the other constructor ends.
        $fiber->start();
    };
    attempt(fn() => $client->__construct(new Using($use, 'ws://127.0.0.1:1/')));
    $fiber->resume();
    echo $fiber->getReturn(), ', ', $client->getUrl() === $url ? 'the same URL' : $client->getUrl(), "\n";
    $client->close();
}
?>
--EXPECT--
Error: Cannot call constructor twice
the first, the same URL
Error: Cannot call constructor twice
the first, the same URL
