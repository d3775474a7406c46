--TEST--
WebSocketClient: where a script has closed its standard streams, no descriptor of a client takes their numbers
--SKIPIF--
<?php
is_dir('/proc/self/fd') or die('skip needs /proc');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/persistent.inc';

$peer = python_peer();
$port = parse_url($peer->url(), PHP_URL_PORT);
// The name is looked up, a heartbeat's thread starts, and an event loop watches.
$status = run_php(<<<'PHP'
    fclose(STDIN);
    fclose(STDOUT);
    $client = new WebSocketClient($argv[1], pingInterval: 0.05, receiveTimeout: 20.0);
    $client->connect();
    $stream = $client->getStream();
    $client->ping(20.0);
    foreach ([0, 1] as $standard) {
        fprintf(STDERR, "%d: %s\n", $standard, @readlink("/proc/self/fd/$standard") ?: 'closed');
    }
    $client->send('for the server');
    fprintf(STDERR, "%s\n", $client->recv());
    $client->close();
    PHP, ["ws://localhost:$port/"]);
var_dump($status);
?>
--EXPECT--
0: closed
1: closed
for the server
int(0)
