--TEST--
WebSocketClient::setLogger(): a logger that calls its client during an outage harms nothing
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

final class Meddling
{
    public array $problems = [];

    public function __construct(private WebSocketClient $client)
    {
    }

    public function log($level, $message, array $context = []): void
    {
        foreach (['recv' => 0.0, 'send' => 'from the logger', 'ping' => 1.0, 'connect' => null] as $method => $argument) {
            try {
                $argument === null ? $this->client->$method() : $this->client->$method($argument);
            } catch (WebSocketClient\Exception $e) {
                $this->problems[get_class($e)] = true;
            }
        }
        $this->client->getState();
        $this->client->getStats();
    }
}

$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['reset']],
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'for the logger'], ['send_frame', 'opcode' => 1, 'payload' => 'two'], ['serve']],
]);
$client = reconnecting($peer->url());
$client->connect();
$client->setLogger($logger = new Meddling($client));
$peer->waitFor('waiting');
$peer->go();
$start = elapsed();
while ($client->getStats()->reconnects === 0 && elapsed($start) < 10.0) {
    $client->recv(0.1);
}
var_dump($client->isConnected());
echo implode(', ', array_keys($logger->problems)), "\n";
$client->setLogger(null);
$client->send('still usable');
eventually(fn() => in_array('still usable', array_column($peer->all('frame'), 'text'), true));
echo "still usable\n";
?>
--EXPECT--
bool(true)
WebSocketClient\Exception, WebSocketClient\ConnectionClosedException
still usable
