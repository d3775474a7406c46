--TEST--
WebSocketClient::recv(): a logger that throws at a frame's line takes no message away
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

final class Throwing
{
    public bool $angry = true;

    public function log($level, $message, array $context = []): void
    {
        if ($this->angry && str_contains($message, 'received')) {
            throw new DomainException('not now');
        }
    }
}

$peer = python_peer(['greeting' => ['first', 'second']]);
$logger = new Throwing();
$client = connected($peer, compression: false, pingInterval: null)->setLogger($logger);
attempt(fn() => $client->recv());
$logger->angry = false;
echo $client->recv(), ' ', $client->recv(), "\n";
$logger->angry = true;
$client->send('third');
attempt(function () use ($client) {
    foreach ($client as $message) {
        echo "$message\n";
    }
});
$logger->angry = false;
echo $client->recv(), "\n";
?>
--EXPECT--
DomainException: not now
first second
DomainException: not now
third
