<?php

/**
 * Ratchet's Pawl on ReactPHP's loop. It has no call that waits: each work is a callback for what comes in, which stops the
 * loop when all has come.
 */

declare(strict_types=1);

require __DIR__ . '/common.php';
require getenv('BENCH_VENDOR') . '/autoload.php';

use Ratchet\Client\{Connector, WebSocket};
use Ratchet\RFC6455\Messaging\{Frame, MessageInterface};
use React\EventLoop\Loop;

/** Runs the loop until there is a connection. */
function open(Task $task): WebSocket
{
    static $connector;
    $connector ??= new Connector(null, new React\Socket\Connector(['tls' => ['cafile' => getenv('BENCH_CA')]]));
    $connector($task->url)->then(function (WebSocket $opened) use (&$connection): void {
        $connection = $opened;
        Loop::stop();
    }, function (Throwable $failure) use (&$failed): void {
        $failed = $failure;
        Loop::stop();
    });
    Loop::run();
    return $connection ?? throw $failed;
}

/** Runs the loop until the callback has said of a message that it was the last one. */
function receive(WebSocket $connection, callable $last): void
{
    $listener = function (MessageInterface $message) use ($last): void {
        $last($message) && Loop::stop();
    };
    $connection->on('message', $listener);
    Loop::run();
    $connection->removeListener('message', $listener);
}

/** Type and size always, the contents in the warm-up. */
function check(Task $task, MessageInterface $message, bool $whole): void
{
    $data = $message->getPayload();
    expect(strlen($data) === $task->size && $message->isBinary() === $task->binary, 'not the message that was to come');
    $whole && $task->payload !== '' && expect($data === $task->payload, 'not the bytes that were to come');
}

function message(Task $task): Frame
{
    return new Frame($task->payload, true, $task->binary ? Frame::OP_BINARY : Frame::OP_TEXT);
}

/** Sends until the stream has enough, and goes on each time that it has sent that. */
function put(WebSocket $connection, Task $task, int $n): void
{
    $more = function () use ($connection, $task, &$n): void {
        while ($n > 0) {
            $n--;
            if (!$connection->send(message($task))) {
                return;
            }
        }
    };
    $connection->on('drain', $more);
    $more();
    receive($connection, function (MessageInterface $message) use (&$n): bool {
        expect($message->getPayload() === 'ok' && $n === 0, 'not all came');
        return true;
    });
    $connection->removeListener('drain', $more);
}

$task = new Task($argv);

switch ($task->work) {
    case 'echo':
        $connection = open($task);
        $task->timed(function (int $n, bool $whole) use ($task, $connection): void {
            $connection->send(message($task));
            receive($connection, function (MessageInterface $message) use ($task, $connection, $whole, &$n): bool {
                check($task, $message, $whole);
                --$n > 0 && $connection->send(message($task));
                return $n === 0;
            });
        });
        break;
    case 'flood':
        $connection = open($task);
        $task->timed(function (int $n, bool $whole) use ($task, $connection): void {
            $connection->send((string) $n);
            receive($connection, function (MessageInterface $message) use ($task, $whole, &$n): bool {
                check($task, $message, $whole);
                return --$n === 0;
            });
        });
        break;
    case 'sink':
        $connection = open($task);
        $task->timed(function (int $n) use ($task, $connection): void {
            $connection->send((string) $n);
            put($connection, $task, $n);
        });
        break;
    case 'connect':
        $task->timed(function (int $n) use ($task): void {
            for ($i = 0; $i < $n; $i++) {
                open($task)->close();
                // It ends the connection without waiting for the server's half; the loop ends when it has sent its own.
                Loop::run();
            }
        });
        break;
    case 'idle':
        $task->idle(function () use ($task): WebSocket {
            $connection = open($task);
            $connection->send(message($task));
            receive($connection, function (MessageInterface $message) use ($task): bool {
                check($task, $message, true);
                return true;
            });
            return $connection;
        });
        break;
    default:
        $task->unsupported();
}
