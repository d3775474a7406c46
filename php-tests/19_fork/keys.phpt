--TEST--
Fork: no two handshakes of parent and children have the same key
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/forks.inc';

// Takes what comes and answers nothing.
$listener = stream_socket_server('tcp://127.0.0.1:0');
$url = 'ws://' . stream_socket_get_name($listener, false) . '/';
$shake = function () use ($url) {
    $client = new WebSocketClient($url, connectTimeout: 0.05);
    thrown_by($client->connect(...));
};
// What a generator of the process knows is there before the forks.
$shake();
$children = [];
for ($i = 0; $i < 3; $i++) {
    $child = pcntl_fork();
    if ($child === 0) {
        $shake();
        $shake();
        posix_kill(posix_getpid(), SIGKILL);
    }
    $children[] = $child;
}
$shake();
array_map(status_of(...), $children);
$keys = [];
while ($connection = @stream_socket_accept($listener, 0)) {
    preg_match('/^Sec-WebSocket-Key: (\S+)\r$/m', fread($connection, 4096), $found) and $keys[] = $found[1];
}
echo count($keys), ' keys, ', count(array_unique($keys)), " different ones\n";
?>
--EXPECT--
8 keys, 8 different ones
