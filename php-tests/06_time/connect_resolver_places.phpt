--TEST--
WebSocketClient::connect(): look-ups that the resolver does not answer take few threads, and the next one says why it waits
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$names = array_map(fn(int $number) => "stuck$number.test", range(1, 12));
$code = <<<'PHP'
    require $argv[1];
    $before = count_own('fd');
    foreach (range(1, 12) as $number) {
        try {
            (new WebSocketClient("ws://stuck$number.test/", connectTimeout: 0.2))->connect();
        } catch (WebSocketClient\TimeoutException $e) {
        }
    }
    echo $e->getMessage(), "\n";
    // PHP's own is one of them.
    var_dump(count_own('task') <= 9, count_own('fd') < $before + 20);
    PHP;
run_php($code, [__DIR__ . '/../helpers/peer.inc'], environment: resolver(implode('=hang;', $names) . '=hang'));
?>
--EXPECT--
Could not connect to ws://stuck12.test/: waiting to resolve a host name, behind 8 look-ups that the system's resolver has not answered, took longer than the limit of 0.2 s (connectTimeout)
bool(true)
bool(true)
