--TEST--
WebSocketClient::setLogger(): a logger that uses the client it logs for
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

final class Curious
{
    public array $seen = [];
    public bool $busy = false;

    public function __construct(private WebSocketClient $client)
    {
    }

    public function log($level, $message, array $context = []): void
    {
        if ($this->busy || $level === 'debug') {
            return;
        }
        $this->busy = true;
        $this->seen[] = $this->client->getState()->name;
        $this->client->getStats();
        $this->client->isConnected();
        try {
            $this->client->send('from the logger');
            $this->client->recv(0.0);
        } catch (WebSocketClient\Exception) {
        }
        $this->busy = false;
    }
}

$peer = python_peer();
$client = new WebSocketClient($peer->url(), receiveTimeout: 10.0);
$client->setLogger(new Curious($client));
$client->connect();
$client->send('from the script');
while (($message = $client->recv()) && $message->data !== 'from the script') {
}
echo $message, "\n";
$client->close();
echo "closed\n";
// The two hold each other: only PHP's garbage collector can free them, and it sees what the client holds.
$gone = WeakReference::create($client);
unset($client);
gc_collect_cycles();
var_dump($gone->get());
?>
--EXPECT--
from the script
closed
NULL
