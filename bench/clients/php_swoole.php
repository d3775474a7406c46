<?php

/** Swoole's client, an extension in C++, in one of its coroutines. */

declare(strict_types=1);

require __DIR__ . '/connection.php';

use Swoole\Coroutine\Http\Client;

final class Swoole implements Connection
{
    private Client $client;

    public function __construct(Task $task)
    {
        $url = parse_url($task->url);
        $this->client = new Client($url['host'], $url['port'], $url['scheme'] === 'wss');
        $this->client->set([
            'ssl_cafile' => getenv('BENCH_CA'),
            'ssl_verify_peer' => true,
            // It compares the certificate with names only, not with addresses.
            'ssl_host_name' => 'localhost',
            'package_max_length' => 32 * 1024 * 1024,
            'websocket_compression' => $task->work === 'inflate',
        ]);
        $resource = $url['path'] . (isset($url['query']) ? "?$url[query]" : '');
        expect($this->client->upgrade($resource), "not upgraded: {$this->client->errMsg}");
    }

    public function send(string $data, bool $binary): void
    {
        $this->client->push($data, $binary ? WEBSOCKET_OPCODE_BINARY : WEBSOCKET_OPCODE_TEXT) || throw new RuntimeException('not sent');
    }

    public function receive(bool $binary): string
    {
        $frame = $this->client->recv();
        expect(is_object($frame) && ($frame->opcode === WEBSOCKET_OPCODE_BINARY) === $binary, 'not the kind that was to come');
        return $frame->data;
    }

    public function close(): void
    {
        $this->client->disconnect();
    }
}

// Of PHP's own functions none is to become a coroutine's.
Swoole\Coroutine::set(['hook_flags' => 0]);
$task = task($argv);
Swoole\Coroutine\run(fn() => work($task, fn() => new Swoole($task)));
