--TEST--
WebSocketClient::setLogger(): a logger that drops the client it logs for
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

final class Dropper
{
    public function log($level, $message, array $context = []): void
    {
        global $client;
        $client = null;
        gc_collect_cycles();
    }
}

$peer = python_peer();
$client = new WebSocketClient($peer->url());
$client->setLogger(new Dropper());
$client->connect();
var_dump($client);
echo $peer->waitFor('closed')['code'], "\n";
?>
--EXPECT--
NULL
1001
