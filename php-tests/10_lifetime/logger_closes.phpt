--TEST--
WebSocketClient::setLogger(): a logger that closes the connection it hears of
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

final class Closer
{
    private bool $done = false;

    public function __construct(private WebSocketClient $client)
    {
    }

    public function log($level, $message, array $context = []): void
    {
        if (!$this->done) {
            $this->done = true;
            $this->client->close(4000);
        }
    }
}

$peer = python_peer();
$client = new WebSocketClient($peer->url());
$client->setLogger(new Closer($client));
try {
    $client->connect();
    $client->recv(5.0);
} catch (WebSocketClient\Exception $e) {
    echo get_class($e), "\n";
}
var_dump($client->isConnected());
echo $peer->waitFor('closed')['code'], "\n";
// They hold each other; what PHP leaves uncollected at its end, memcheck reports.
unset($client);
gc_collect_cycles();
?>
--EXPECT--
WebSocketClient\ConnectionClosedException
bool(false)
4000
