<?php
// A program that is right, for a static analyser: with the stubs it must find nothing. scripts/check-types.sh looks. Never run.

declare(strict_types=1);

use WebSocketClient\{ConnectionClosedException, Exception, HandshakeException, Jitter, Message, ReconnectPolicy, RetryInfo, State, Stats, TimeoutException, TlsOptions, TlsVersion};

$client = new WebSocketClient(
    ['wss://a.example/feed', 'wss://b.example/feed'],
    headers: ['Authorization' => 'Bearer x', 'X-Tries' => [1, '2'], 'User-Agent' => null],
    subprotocols: ['chat'],
    tls: new TlsOptions(minVersion: TlsVersion::Tls13, pins: ['r/mIkG3eEpVdm+u/ko/cwxzOMo1bk4TyHIlByibiA5E=']),
    reconnect: new ReconnectPolicy(
        jitter: Jitter::from('equal'),
        retryCloseCodes: [...ReconnectPolicy::CLOSE_CODES, 1000],
        restartDelay: [1.0, 2.0],
        decide: fn(Exception $e): ?bool => $e instanceof HandshakeException ? $e->statusCode !== 404 : null,
    ),
);
$client
    ->onOpen(fn(WebSocketClient $client, bool $again) => $client->send($again ? 'again' : 'first'))
    ->onOpen(fn(WebSocketClient $client) => $client->sendJson(['subscribe' => 'prices']))
    ->onDisconnect(fn(WebSocketClient $client, ConnectionClosedException $why): bool => error_log($why->getMessage()))
    ->onRetry(fn(WebSocketClient $client, RetryInfo $retry): bool => $retry->attempt < 5)
    ->onRetry(null)
    ->setLogger(new class {
        /** @param array<string, mixed> $context */
        public function log(string $level, string $message, array $context = []): void
        {
            error_log("$level $message " . count($context));
        }
    });
number($client->connect()->ping());

foreach ($client as $index => $message) {
    number($index);
    text($message->data);
    break;
}
foreach ($client->messages(1.5) as $index => $message) {
    number($index);
    text((string) $message);
}
foreach ($client->recvMany(100) as $index => $message) {
    number($index);
    text($message->data);
}
foreach (WebSocketClient::select(['a' => $client], 1.0) as $key => $ready) {
    text($key);
    text($ready->recv(0)?->data ?? '');
}
text($client->recvMatching(fn(Message $message): bool => $message->binary)?->data ?? '');
number($client->sendMany(texts()));
number(get_resource_id($client->getStream()));
text($client->getTlsInfo()['version'] ?? '');
text($client->getResponseHeaders()['server'][0] ?? '');
text($client->getState()->value);
number((new Stats(messagesSent: 1))->messagesSent);
number((new RetryInfo(1, 0.5, 0.0, 'ws://a.example/', new Exception('x')))->delay);

try {
    $client->close(4000, 'done');
} catch (TimeoutException $e) {
    text(match ($e->operation) {
        'connect', 'send', 'recvTo', 'close', 'ping' => $e->operation,
    });
} catch (ConnectionClosedException $e) {
    number($e->closeCode);
    text(match ($e->initiator) {
        'peer' => 'they',
        'client' => 'we',
        'network' => 'nobody',
    });
}
text(match ($client->getState()) {
    State::Idle, State::Connecting, State::Open => 'going on',
    State::Closing, State::Closed => 'over',
});

/** @return Generator<string> */
function texts(): Generator
{
    yield 'a';
    yield 'b';
}

function text(string $text): void
{
    echo $text;
}

function number(int|float $number): void
{
    echo $number;
}
