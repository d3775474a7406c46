--TEST--
WebSocketClient::setLogger(): a PSR-3 logger hears of the connection's life, without payload and credentials
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

final class Journal
{
    public array $lines = [];

    public function log($level, string|Stringable $message, array $context = []): void
    {
        $this->lines[] = "$level: $message " . json_encode($context);
    }

    public function __call(string $level, array $arguments): void
    {
        $this->log($level, ...$arguments);
    }
}

$peer = python_peer();
$journal = new Journal();
$client = new WebSocketClient($peer->url('/', userinfo: 'me:secret@'), headers: ['X-Token' => 'secret']);
var_dump($client->setLogger($journal) === $client);
$client->connect();
$client->send('secret text');
$client->recv(10.0);
$client->close(4000, 'done');
$text = implode("\n", $journal->lines);
var_dump(count($journal->lines) >= 2, str_contains($text, 'secret'), str_contains($text, "127.0.0.1:$peer->port"));
?>
--EXPECT--
bool(true)
bool(true)
bool(false)
bool(true)
