--TEST--
getStream(): a child does not wake its parent's loop
--SKIPIF--
<?php
extension_loaded('pcntl') || die('skip needs pcntl');
getenv('WEBSOCKET_TEST_VALGRIND') === false or die('skip what the parent was doing is left alone in the child, which memcheck takes for leaks');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = python_peer();
$client = reconnecting($peer->url());
$client->connect();
$stream = $client->getStream();
$child = pcntl_fork();
if ($child === 0) {
    $client->send('from the child');
    echo $client->recv(), "\n";
    [$read, $none] = [[$client->getStream()], null];
    $client->send('again');
    var_dump(stream_select($read, $none, $none, 10));
    posix_kill(posix_getpid(), SIGKILL);
}
pcntl_waitpid($child, $status);
[$read, $none] = [[$stream], null];
var_dump(stream_select($read, $none, $none, 0));
$client->send('from the parent');
[$read, $none] = [[$stream], null];
var_dump(stream_select($read, $none, $none, 10));
echo $client->recv(), "\n";
?>
--EXPECT--
from the child
int(1)
int(0)
int(1)
from the parent
