<?php
// Programs that are wrong, for a static analyser: with the stubs it has to find what stands behind "wrong:", in that line, and
// nothing else. scripts/check-types.sh looks. Never run.

declare(strict_types=1);

use WebSocketClient\{ConnectionClosedException, Jitter, Message, ReconnectPolicy, RetryInfo, State, Stats, TimeoutException, TlsOptions, TlsVersion};

function callbacks(WebSocketClient $client): void
{
    $client->onOpen(fn(string $nonsense, int $x): array => []); // wrong: invalid-argument
    $client->onOpen(fn(WebSocketClient $client, string $again): bool => true); // wrong: invalid-argument
    $client->onDisconnect(fn(WebSocketClient $client, TimeoutException $why): bool => true); // wrong: invalid-argument
    $client->onRetry(fn(): int => 5); // wrong: invalid-argument
    $client->onRetry(fn(WebSocketClient $client, Stats $stats): bool => true); // wrong: invalid-argument
    $client->recvMatching(fn(string $text): bool => $text === ''); // wrong: invalid-argument
    $client->recvMatching(fn(Message $message): ?Message => $message); // wrong: invalid-argument
    new ReconnectPolicy(decide: fn(int $status): bool => $status === 404); // wrong: invalid-argument
    new ReconnectPolicy(decide: fn(): string => 'yes'); // wrong: invalid-argument
}

function arguments(WebSocketClient $client): void
{
    $client->recvMany(0); // wrong: invalid-argument
    $client->close(1004); // wrong: invalid-argument
    $client->close(2000); // wrong: invalid-argument
    $client->sendMany([1, 2]); // wrong: possibly-invalid-argument
    $client->sendFragments('text'); // wrong: invalid-argument
    $client->setLogger('stderr'); // wrong: invalid-argument
    $client->sendJson(['a' => 1], 'pretty'); // wrong: invalid-argument
    new WebSocketClient(['ws://a.example/' => 'ws://b.example/', 1 => 2]); // wrong: invalid-argument
    new WebSocketClient('ws://a.example/', headers: ['A' => [true]]); // wrong: possibly-invalid-argument
    new WebSocketClient('ws://a.example/', subprotocols: [1]); // wrong: possibly-invalid-argument
    new WebSocketClient('ws://a.example/', pingInterval: 'never'); // wrong: invalid-argument
    new TlsOptions(minVersion: '1.3'); // wrong: invalid-argument
    new TlsOptions(pins: [1]); // wrong: possibly-invalid-argument
    new ReconnectPolicy(jitter: 'full'); // wrong: invalid-argument
    new ReconnectPolicy(restartDelay: [1.0]); // wrong: possibly-invalid-argument
    new ReconnectPolicy(retryCloseCodes: ['1000']); // wrong: possibly-invalid-argument
    WebSocketClient::select([$client, null]); // wrong: possibly-invalid-argument
}

function results(WebSocketClient $client): void
{
    echo $client->recv(1.0)->data; // wrong: possibly-null-property-access
    echo $client->recvMatching(fn(Message $message): bool => $message->binary, 1.0)->data; // wrong: possibly-null-property-access
    echo $client->getTlsInfo()['nonsense'] ?? ''; // wrong: impossible-nonnull-entry-check
    echo strlen($client->getCloseReason()); // wrong: possibly-null-argument
    foreach ($client->messages(1.0) as $message) {
        echo $message->text; // wrong: non-existent-property
    }
    foreach (WebSocketClient::select(['a' => $client]) as $key => $ready) {
        echo $key + 1; // wrong: invalid-operand, mixed-argument
        $ready->receive(); // wrong: non-existent-method
    }
    $client->connect()->read(); // wrong: non-existent-method
    $client->getStats()->messagesSent = 1; // wrong: invalid-property-write
}

function states(WebSocketClient $client, RetryInfo $retry): void
{
    if ($client->getState() === 'open') { // wrong: impossible-condition
        return;
    }
    echo State::Opened->value; // wrong: invalid-property-access, non-existent-class-constant
    echo $retry->attempts; // wrong: non-existent-property
    echo match ($client->getState()) { // wrong: match-not-exhaustive
        State::Idle, State::Connecting => 'not yet',
        State::Open => 'open',
    };
    echo Jitter::from(1)->name; // wrong: invalid-argument
    echo strlen(TlsVersion::Tls12); // wrong: invalid-argument
}

function ends(WebSocketClient $client): void
{
    try {
        $client->ping();
    } catch (TimeoutException $e) {
        echo match ($e->operation) { // wrong: match-not-exhaustive
            'connect' => 1,
            'pnig' => 2, // wrong: unreachable-match-arm
        };
    } catch (ConnectionClosedException $e) {
        if ($e->initiator === 'perr') { // wrong: impossible-condition
            echo $e->closeCode;
        }
    }
}
