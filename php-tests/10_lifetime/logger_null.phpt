--TEST--
WebSocketClient::setLogger(): null takes the logger away
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

final class Journal
{
    public int $lines = 0;

    public function log($level, $message, array $context = []): void
    {
        $this->lines++;
    }
}

$peer = python_peer();
$journal = new Journal();
$client = new WebSocketClient($peer->url());
$client->setLogger($journal);
$weak = WeakReference::create($journal);
$client->setLogger(null)->connect();
$client->close();
var_dump($journal->lines);
unset($journal);
var_dump($weak->get());
?>
--EXPECT--
int(0)
NULL
