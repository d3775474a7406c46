--TEST--
WebSocketClient::setLogger(): a logger that sends with its client is told of that later, and nothing runs away
--FILE--
<?php
require __DIR__ . '/tracing.inc';

final class Talking
{
    public array $lines = [];
    public int $depth = 0;
    public int $deepest = 0;

    public function __construct(private readonly WebSocketClient $client) {}

    public function log($level, $message, array $context = []): void
    {
        $this->deepest = max($this->deepest, ++$this->depth);
        $this->lines[] = preg_replace('/^.*: /', '', $message);
        $this->client->send('from the logger');
        $this->client->ping();
        $this->depth--;
    }
}

$peer = python_peer();
$client = connected($peer, compression: false, pingInterval: null);
$client->setLogger($log = new Talking($client));
$client->send('one');
echo implode(', ', $log->lines), "\n";
$log->lines = [];
$client->send('two');
// Of the calls that the logger made: what went out, and what of the answers has come.
echo implode(', ', array_slice($log->lines, 0, 2)), "\n";
var_dump(count($log->lines) < 10);
var_dump($log->deepest);
$client->setLogger(null);
echo $client->recv(), ', ', $client->recv(), "\n";
?>
--EXPECT--
sent text, 3 bytes
sent text, 15 bytes, sent ping, 8 bytes
bool(true)
int(1)
one, from the logger
