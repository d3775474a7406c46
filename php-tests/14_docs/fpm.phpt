--TEST--
examples/fpm.php: one handshake for many requests, answers by their ids, errors as HTTP statuses
--SKIPIF--
<?php
require __DIR__ . '/../helpers/fpm.inc';
skip_without_fpm();
?>
--FILE--
<?php
require __DIR__ . '/../helpers/fpm.inc';

function endpoint(?Peer $peer): Fpm
{
    $environment = $peer ? ['env[WEBSOCKET_URL]' => '"' . $peer->url() . '"'] : [];
    return fpm_pool(['fpm.php' => file_get_contents(__DIR__ . '/../../examples/fpm.php')], $environment);
}

function ask(Fpm $fpm, mixed $message): void
{
    $answer = $fpm->get('/fpm.php', ['message' => $message]);
    echo $answer->status, ' ', $answer->body;
}

// The first thing that comes is the answer to somebody else.
$peer = python_peer(['greeting' => ['no JSON', '[]', '{"id": "another", "message": "not for you"}']]);
$fpm = endpoint($peer);
foreach (['hello', '你好', "\xff", ['x']] as $message) {
    ask($fpm, $message);
}
echo count($peer->several('open', 1)), " handshake\n";
$peer->stop();
ask($fpm, 'nobody');

$silent = python_peer(['silent' => true]);
$fpm = endpoint($silent);
ask($fpm, 'anybody?');
// Its connection is kept all the same.
ask($fpm, 'anybody?');
echo count($silent->several('open', 1)), " handshake\n";

echo strpos(endpoint(null)->get('/fpm.php')->body, 'WEBSOCKET_URL is not set') > 0 ? "not set\n" : "set\n";
?>
--EXPECT--
200 hello
200 你好
400 The message must be UTF-8.
400 The message must be UTF-8.
1 handshake
502 The server cannot be reached.
504 The server has not answered in time.
504 The server has not answered in time.
1 handshake
not set
