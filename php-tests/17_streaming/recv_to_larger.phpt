--TEST--
WebSocketClient::recvTo(): a message larger than maxMessageSize waits for it, also while PHP is elsewhere; the next one has the limit again
--EXTENSIONS--
zlib
--FILE--
<?php
require __DIR__ . '/streaming.inc';

foreach (['plain', 'fragments', 'compressed'] as $form) {
    $deflate = compressor();
    $payload = str_repeat('0123456789', 200_000);
    $large = match ($form) {
        'plain' => [['send_frame', 'opcode' => 2, 'payload' => $payload]],
        'fragments' => [
            ['send_frame', 'opcode' => 2, 'fin' => false, 'payload' => substr($payload, 0, 900)],
            ['send_frame', 'opcode' => 9, 'payload' => 'ping'],
            ['send_frame', 'opcode' => 0, 'payload' => substr($payload, 900)],
        ],
        'compressed' => [['send_frame', 'opcode' => 2, 'rsv' => 4, 'payload' => $deflate($payload)]],
    };
    $peer = scripted_peer([
        ['upgrade', ...deflate_header()],
        ['send_frame', 'opcode' => 1, 'payload' => 'before'],
        ...$large,
        ['send_frame', 'opcode' => 1, 'payload' => 'after'],
        ['send_frame', 'opcode' => 2, 'payload' => str_repeat('x', 1001)],
        ['read_until_eof'],
    ]);
    $client = connected($peer, maxMessageSize: 1000, pingInterval: 0.1, pongTimeout: slack(0.2));
    // Longer than the heartbeat would wait, if the silence were not ours.
    eventually(fn() => $client->getStats()->bufferedMessages === 1);
    usleep(800_000);
    echo $client->recv(), "\n";
    var_dump($client->isConnected());
    usleep(1_500_000);
    $file = fopen('php://temp', 'w+b');
    var_dump($client->recvTo($file), stream_get_contents($file, offset: 0) === $payload);
    echo $client->recv(), "\n";
    attempt($client->recv(...));
}
?>
--EXPECTF--
before
bool(true)
int(2000000)
bool(true)
after
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ sent a message of at least 1001 bytes, more than maxMessageSize allows (1000 bytes); the connection was closed with code 1009 (message too big); raise that limit, or call recvTo(), which takes messages of any size
before
bool(true)
int(2000000)
bool(true)
after
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ sent a message of at least 1001 bytes, more than maxMessageSize allows (1000 bytes); the connection was closed with code 1009 (message too big); raise that limit, or call recvTo(), which takes messages of any size
before
bool(true)
int(2000000)
bool(true)
after
WebSocketClient\ProtocolException: The server at ws://127.0.0.1:%d/ sent a message of at least 1001 bytes, more than maxMessageSize allows (1000 bytes); the connection was closed with code 1009 (message too big); raise that limit, or call recvTo(), which takes messages of any size
