<?php

/** phrity/websocket, which is PHP throughout. */

declare(strict_types=1);

require __DIR__ . '/connection.php';
require getenv('BENCH_VENDOR') . '/autoload.php';

use WebSocket\Client;
use WebSocket\Message\{Binary, Close};
use WebSocket\Middleware\{CloseHandler, PingResponder};

final class Phrity implements Connection
{
    private Client $client;

    public function __construct(string $url)
    {
        $this->client = new Client($url);
        $this->client->addMiddleware(new CloseHandler())->addMiddleware(new PingResponder());
        $this->client->setContext(['ssl' => ['cafile' => getenv('BENCH_CA')]]);
        $this->client->connect();
    }

    public function send(string $data, bool $binary): void
    {
        $binary ? $this->client->binary($data) : $this->client->text($data);
    }

    public function receive(bool $binary): string
    {
        $message = $this->client->receive();
        expect($message instanceof Binary === $binary, 'not the kind that was to come');
        return $message->getContent();
    }

    public function close(): void
    {
        $this->client->close();
        expect($this->client->receive() instanceof Close, 'not the end that was to come');
    }
}

$task = task($argv, array_diff(WORKS, ['inflate']));
work($task, fn() => new Phrity($task->url));
