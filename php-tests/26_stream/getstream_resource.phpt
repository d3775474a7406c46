--TEST--
getStream(): an ordinary resource, made anew when it was closed; reading from it gives nothing
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$idle = new WebSocketClient($peer->url());
$stream = $idle->getStream();
echo get_resource_type($stream), "\n";
[$read, $none] = [[$stream], null];
var_dump(stream_select($read, $none, $none, 0));
$idle->connect();
$idle->send('hello');
[$read, $none] = [[$stream], null];
var_dump(stream_select($read, $none, $none, 10));
echo $idle->recv(10), "\n";
var_dump(@fread($stream, 10));
fclose($stream);
$again = $idle->getStream();
var_dump(is_resource($again), $again === $stream);
$idle->send('again');
[$read, $none] = [[$again], null];
var_dump(stream_select($read, $none, $none, 10));
echo $idle->recv(10), "\n";
$descriptors = count_own('fd');
for ($i = 0; $i < 50; $i++) {
    $client = connected($peer);
    $client->getStream();
}
unset($client);
var_dump(count_own('fd') - $descriptors);
?>
--EXPECT--
stream
int(0)
int(1)
hello
bool(false)
bool(true)
bool(false)
int(1)
again
int(0)
