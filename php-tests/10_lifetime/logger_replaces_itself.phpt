--TEST--
WebSocketClient::setLogger(): a logger that is replaced while it logs
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

final class Leaving
{
    /** Weak, so that the client holds the last reference to its logger. */
    private WeakReference $client;

    public function __construct(WebSocketClient $client, private ?object $next)
    {
        $this->client = WeakReference::create($client);
    }

    public function log($level, $message, array $context = []): void
    {
        if ($level === 'debug') {
            return;
        }
        $this->client->get()->setLogger($this->next);
        echo "first logger: $level: $message\n";
    }

    public function __destruct()
    {
        echo "first logger: gone\n";
    }
}

final class Staying
{
    public function log($level, $message, array $context = []): void
    {
        $level === 'debug' or print("second logger: $level: $message\n");
    }
}

foreach ([null, new Staying()] as $next) {
    $peer = scripted_peer([
        [['upgrade', 'after' => "\x88\x02\x03\xe9"], ['wait_command'], ['close']],
        [['upgrade'], ['answer_close']],
    ]);
    // Without a heartbeat nobody notices the end before connect() does.
    $client = connected($peer, pingInterval: null);
    $peer->waitFor('waiting');
    $client->setLogger(new Leaving($client, $next));
    $client->connect();
    var_dump($client->getState());
    $client->close();
    echo "--\n";
}
?>
--EXPECTF--
first logger: notice: the connection to ws://127.0.0.1:%d/ was closed by the server with code 1001 (going away)
first logger: gone
enum(WebSocketClient\State::Open)
--
first logger: notice: the connection to ws://127.0.0.1:%d/ was closed by the server with code 1001 (going away)
first logger: gone
second logger: info: connected to ws://127.0.0.1:%d/ (127.0.0.1:%d)
enum(WebSocketClient\State::Open)
second logger: notice: the connection to ws://127.0.0.1:%d/ was closed by this client with code 1000 (normal closure)
--
