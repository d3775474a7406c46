--TEST--
examples/wscat.php: Ctrl-C closes the connection, and ends a connect
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip the handler needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/wscat.inc';

$peer = python_peer();
foreach ([SIGINT, SIGTERM] as $signal) {
    $wscat = new Wscat([$peer->url()]);
    var_dump($wscat->waitFor('Ctrl-C ends'));
    // It listens to both sides meanwhile.
    $peer->waitFor('open');
    $peer->command('fragments pushed');
    var_dump($wscat->waitFor('pushed'));
    $wscat->type("typed\n");
    var_dump($wscat->waitFor('typed'));
    $wscat->signal($signal);
    echo 'status ', $wscat->status(), ', code ', $peer->waitFor('closed')['code'], "\n";
}
$silent = scripted_peer([['read_request'], ['wait_command']]);
$wscat = new Wscat([$silent->url()]);
$silent->waitFor('waiting');
$wscat->signal(SIGINT);
echo 'status ', $wscat->status(), "\n", $wscat->output();
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
status 0, code 1000
bool(true)
bool(true)
bool(true)
status 0, code 1000
status 0
