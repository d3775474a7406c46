--TEST--
WebSocketClient::setLogger(): a logger that exits
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$status = run_php(<<<'PHP'
    final class Leaver
    {
        public function log($level, $message, array $context = []): void
        {
            exit(5);
        }
    }
    $client = new WebSocketClient($argv[1]);
    $client->setLogger(new Leaver());
    $client->connect();
    echo "not reached\n";
    PHP, [$peer->url()]);
var_dump($status);
?>
--EXPECT--
int(5)
