<?php

/** amphp/websocket-client on Revolt's loop, in the main Fiber. */

declare(strict_types=1);

require __DIR__ . '/connection.php';
require getenv('BENCH_VENDOR') . '/autoload.php';

use Amp\Http\Client\Connection\{DefaultConnectionFactory, UnlimitedConnectionPool};
use Amp\Http\Client\HttpClientBuilder;
use Amp\Socket\{ClientTlsContext, ConnectContext};
use Amp\Websocket\Client\{Rfc6455ConnectionFactory, Rfc6455Connector, WebsocketConnection, WebsocketHandshake};
use Amp\Websocket\Parser\Rfc6455ParserFactory;

const LARGEST = 32 * 1024 * 1024;

/** As the library sets itself up, but for the certificate and the limit of a message's size. */
function connector(): Rfc6455Connector
{
    $context = (new ConnectContext())->withTcpNoDelay()->withTlsContext((new ClientTlsContext())->withCaFile(getenv('BENCH_CA')));
    $pool = new UnlimitedConnectionPool(new DefaultConnectionFactory(connectContext: $context));
    $parser = new Rfc6455ParserFactory(messageSizeLimit: LARGEST, frameSizeLimit: LARGEST);
    return new Rfc6455Connector(new Rfc6455ConnectionFactory(parserFactory: $parser), (new HttpClientBuilder())->usingPool($pool)->build());
}

final class Amphp implements Connection
{
    private WebsocketConnection $connection;

    public function __construct(Rfc6455Connector $connector, string $url)
    {
        $this->connection = $connector->connect(new WebsocketHandshake($url));
    }

    public function send(string $data, bool $binary): void
    {
        $binary ? $this->connection->sendBinary($data) : $this->connection->sendText($data);
    }

    public function receive(bool $binary): string
    {
        $message = $this->connection->receive();
        expect($message?->isBinary() === $binary, 'not the kind that was to come');
        return $message->buffer();
    }

    public function close(): void
    {
        $this->connection->close();
    }
}

$task = task($argv);
$connector = connector();
work($task, fn() => new Amphp($connector, $task->url));
