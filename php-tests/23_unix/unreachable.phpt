--TEST--
WebSocketClient::connect(): a Unix socket that is not there, has no server, is none, or whose queue is full
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$path = sys_get_temp_dir() . '/websocket-' . getmypid() . '.sock';
$show = function (string $url, float $limit = 5.0) use ($path): void {
    ob_start();
    attempt(fn() => (new WebSocketClient($url, connectTimeout: $limit))->connect());
    echo str_replace([$path, str_repeat('x', 200)], ['PATH', 'LONG'], ob_get_clean());
};
$show("ws+unix://$path:/feed?token=t");
touch($path);
$show("ws+unix://$path");
unlink($path);
// A socket whose server is gone.
fclose(stream_socket_server("unix://$path"));
$show("ws+unix://$path");
unlink($path);
$show('ws+unix:///' . str_repeat('x', 200));

// Nobody accepts: what the queue takes is connected and waits, the rest cannot even connect.
$server = stream_socket_server("unix://$path", context: stream_context_create(['socket' => ['backlog' => 1]]));
$waiting = [];
while ($socket = @stream_socket_client("unix://$path", timeout: 0.2, flags: STREAM_CLIENT_ASYNC_CONNECT | STREAM_CLIENT_CONNECT)) {
    $waiting[] = $socket;
    if (count($waiting) > 10) {
        break;
    }
}
$start = elapsed();
$show("ws+unix://$path", 0.3);
assert_waited(elapsed($start), 0.3);
unlink($path);
?>
--EXPECTF--
WebSocketClient\ConnectException: Could not connect to ws+unix://PATH:/feed: the socket PATH could not be reached: No such file or directory
WebSocketClient\ConnectException: Could not connect to ws+unix://PATH:/: the socket PATH could not be reached: Connection refused
WebSocketClient\ConnectException: Could not connect to ws+unix://PATH:/: the socket PATH could not be reached: Connection refused
WebSocketClient\ConnectException: Could not connect to ws+unix:///LONG:/: the socket /LONG could not be reached: %r(?:File name|Filename) too long%r
WebSocketClient\TimeoutException: Could not connect to ws+unix://PATH:/: connecting to the socket took longer than the limit of 0.3 s (connectTimeout): tried unix:PATH (no answer)
waited out its limit
