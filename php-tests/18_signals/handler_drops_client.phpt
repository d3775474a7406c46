--TEST--
WebSocketClient: a signal handler that drops the last variable with the client, in the middle of every call
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

final class Chat extends WebSocketClient
{
    public function __destruct()
    {
        echo "gone\n";
    }
}

foreach (schemes() as $scheme => [$peerOptions, $options]) {
    $peer = scripted_peer([['upgrade'], ['hang']], $peerOptions + ['receive_buffer' => 1 << 18]);
    $silent = scripted_peer([['hang']], $peerOptions);
    $calls = [
        'connect' => fn(Chat &$chat) => $chat->connect(),
        'recv' => fn(Chat &$chat) => $chat->recv(1.3),
        'ping' => fn(Chat &$chat) => $chat->ping(1.3),
        'send' => fn(Chat &$chat) => $chat->sendBinary(str_repeat('x', 16 << 20)),
        'close' => fn(Chat &$chat) => $chat->close(),
    ];
    foreach ($calls as $name => $call) {
        $limits = ['connectTimeout' => 1.3, 'sendTimeout' => 1.3, 'closeTimeout' => 1.3];
        $chat = new Chat(...['url' => ($name === 'connect' ? $silent : $peer)->url()] + $limits + $options);
        $name === 'connect' or $chat->connect();
        echo "$scheme $name\n";
        try {
            interrupted(function () use (&$chat, $call) {
                $call($chat);
            }, 1.3, function () use (&$chat) {
                $chat = 'dropped';
            });
        } catch (WebSocketClient\TimeoutException $e) {
            echo "$e->operation\n";
            // Its trace holds the reference.
            unset($e);
        }
        echo "$chat\n";
    }
}
?>
--EXPECT--
ws connect
gone
handled in the call, waited out its limit
connect
dropped
ws recv
gone
handled in the call, waited out its limit
dropped
ws ping
gone
handled in the call, waited out its limit
ping
dropped
ws send
gone
handled in the call, waited out its limit
send
dropped
ws close
gone
handled in the call, waited out its limit
close
dropped
wss connect
gone
handled in the call, waited out its limit
connect
dropped
wss recv
gone
handled in the call, waited out its limit
dropped
wss ping
gone
handled in the call, waited out its limit
ping
dropped
wss send
gone
handled in the call, waited out its limit
send
dropped
wss close
gone
handled in the call, waited out its limit
close
dropped
