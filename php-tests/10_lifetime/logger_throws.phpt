--TEST--
WebSocketClient::setLogger(): an exception of the logger's leaves the call, and the client stays usable
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

final class Angry
{
    public bool $calm = false;

    public function log($level, $message, array $context = []): void
    {
        $this->calm or throw new DomainException('not like this');
    }
}

$peer = python_peer();
$logger = new Angry();
$client = new WebSocketClient($peer->url());
$client->setLogger($logger);
attempt($client->connect(...));
$logger->calm = true;
$client->isConnected() or $client->connect();
$client->send('still usable');
echo $client->recv(10.0), "\n";
$client->close();
?>
--EXPECT--
DomainException: not like this
still usable
