<?php

/**
 * This extension, used as its documentation has it and with its own settings. BENCH_HEARTBEAT=off is for counting
 * instructions, which a ping in between would change.
 */

declare(strict_types=1);

require __DIR__ . '/common.php';

const MANY = 1000;

/** Type and size always, the contents in the warm-up. */
function check(Task $task, WebSocketClient\Message $message, bool $whole): void
{
    expect(strlen($message->data) === $task->size && $message->binary === $task->binary, 'not the message that was to come');
    $whole && $task->payload !== '' && expect($message->data === $task->payload, 'not the bytes that were to come');
}

function open(Task $task): WebSocketClient
{
    static $tls;
    $tls ??= new WebSocketClient\TlsOptions(caFile: getenv('BENCH_CA') ?: null);
    $heartbeat = getenv('BENCH_HEARTBEAT') === 'off' ? ['pingInterval' => null] : [];
    $client = new WebSocketClient($task->url, ...$heartbeat, tls: str_starts_with($task->url, 'wss') ? $tls : null);
    $client->connect();
    return $client;
}

$task = new Task($argv);
$send = $task->binary ? 'sendBinary' : 'send';
$many = ['flood-many' => 'recvMany', 'sink-many' => 'sendMany'][$task->work] ?? 'recv';
method_exists(WebSocketClient::class, $many) || $task->unsupported();

switch ($task->work) {
    case 'echo':
        $client = open($task);
        $task->timed(function (int $n, bool $whole) use ($task, $client, $send): void {
            for ($i = 0; $i < $n; $i++) {
                $client->$send($task->payload);
                check($task, $client->recv(), $whole);
            }
        });
        break;
    case 'flood':
    case 'inflate':
        $client = open($task);
        $task->timed(function (int $n, bool $whole) use ($task, $client): void {
            $client->send((string) $n);
            if ($whole) {
                for ($i = 0; $i < $n; $i++) {
                    check($task, $client->recv(), true);
                }
                return;
            }
            for ([$i, $size] = [0, $task->size]; $i < $n; $i++) {
                strlen($client->recv()->data) === $size || throw new RuntimeException('not the message that was to come');
            }
        });
        break;
    case 'flood-many':
        $client = open($task);
        $task->timed(function (int $n, bool $whole) use ($task, $client): void {
            $client->send((string) $n);
            $size = $task->size;
            for ($left = $n; $left > 0; $left -= count($messages)) {
                $messages = $client->recvMany(min($left, MANY));
                foreach ($messages as $message) {
                    strlen($message->data) === $size || throw new RuntimeException('not the message that was to come');
                    $whole && check($task, $message, true);
                }
            }
        });
        break;
    case 'sink':
        $client = open($task);
        $task->timed(function (int $n) use ($task, $client): void {
            $client->send((string) $n);
            [$payload, $binary] = [$task->payload, $task->binary];
            for ($i = 0; $i < $n; $i++) {
                $binary ? $client->sendBinary($payload) : $client->send($payload);
            }
            expect($client->recv()->data === 'ok', 'not all came');
        });
        break;
    case 'sink-many':
        $client = open($task);
        $texts = array_fill(0, MANY, $task->payload);
        $task->timed(function (int $n) use ($task, $client, $texts): void {
            $client->send((string) $n);
            for ($left = $n; $left >= MANY; $left -= MANY) {
                $client->sendMany($texts, $task->binary);
            }
            $left && $client->sendMany(array_slice($texts, 0, $left), $task->binary);
            expect($client->recv()->data === 'ok', 'not all came');
        });
        break;
    case 'connect':
        $task->timed(function (int $n) use ($task): void {
            for ($i = 0; $i < $n; $i++) {
                open($task)->close();
            }
        });
        break;
    case 'idle':
        $task->idle(function () use ($task): WebSocketClient {
            $client = open($task);
            $client->send($task->payload);
            check($task, $client->recv(), true);
            return $client;
        });
        break;
    default:
        $task->unsupported();
}
