<?php

/**
 * The works for PHP clients that wait in their calls, be it in a Fiber or a coroutine: a client says what a connection is,
 * and all else is here.
 */

declare(strict_types=1);

require __DIR__ . '/common.php';

interface Connection
{
    /** A message of the task's kind, or a text. */
    public function send(string $data, bool $binary): void;

    /** The next message, which has to be of this kind. */
    public function receive(bool $binary): string;

    /** The closing handshake, both halves. */
    public function close(): void;
}

const WORKS = ['echo', 'flood', 'inflate', 'sink', 'connect', 'idle'];

/** The task, which is refused here and not in work(): in a coroutine, a process cannot end with a status of its own. */
function task(array $arguments, array $works = WORKS): Task
{
    $task = new Task($arguments);
    in_array($task->work, $works, true) || $task->unsupported();
    return $task;
}

/** @param callable(): Connection $open */
function work(Task $task, callable $open): void
{
    match ($task->work) {
        'echo' => echoes($task, $open()),
        'flood', 'inflate' => receives($task, $open()),
        'sink' => sends($task, $open()),
        'connect' => $task->timed(function (int $n) use ($open): void {
            for ($i = 0; $i < $n; $i++) {
                $open()->close();
            }
        }),
        'idle' => $task->idle(function () use ($task, $open): Connection {
            $connection = $open();
            $connection->send($task->payload, $task->binary);
            check($task, $connection->receive($task->binary), true);
            return $connection;
        }),
    };
}

/** The size always, the contents in the warm-up. */
function check(Task $task, string $data, bool $whole): void
{
    strlen($data) === $task->size || throw new RuntimeException('not the message that was to come');
    $whole && $task->payload !== '' && expect($data === $task->payload, 'not the bytes that were to come');
}

function echoes(Task $task, Connection $connection): void
{
    $task->timed(function (int $n, bool $whole) use ($task, $connection): void {
        for ($i = 0; $i < $n; $i++) {
            $connection->send($task->payload, $task->binary);
            check($task, $connection->receive($task->binary), $whole);
        }
    });
}

function receives(Task $task, Connection $connection): void
{
    $task->timed(function (int $n, bool $whole) use ($task, $connection): void {
        $connection->send((string) $n, false);
        for ($i = 0; $i < $n; $i++) {
            check($task, $connection->receive($task->binary), $whole);
        }
    });
}

function sends(Task $task, Connection $connection): void
{
    $task->timed(function (int $n) use ($task, $connection): void {
        $connection->send((string) $n, false);
        for ($i = 0; $i < $n; $i++) {
            $connection->send($task->payload, $task->binary);
        }
        expect($connection->receive(false) === 'ok', 'not all came');
    });
}
