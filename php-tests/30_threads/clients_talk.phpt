--TEST--
Threads: clients in several threads talk, wait and are kept alive at the same time
--FILE--
<?php
require __DIR__ . '/../helpers/threads.inc';

$plain = python_peer(['ping_interval' => 0.5, 'ping_timeout' => 10]);
$secure = python_peer(['tls' => 'server']);
$status = run_threads(<<<'PHP'
    [, $number, $plain, $secure, $authority] = $argv;
    $tls = new WebSocketClient\TlsOptions(caFile: $authority);
    $client = new WebSocketClient($number % 2 ? $plain : $secure, pingInterval: 0.2, pongTimeout: 10, tls: $tls);
    $client->connect();
    for ($round = 0; $round < 100; $round++) {
        $client->send("$number:$round");
        $answer = (string) $client->recv(20.0);
        $answer === "$number:$round" or print("thread $number: got $answer\n");
    }
    $client->ping(20.0);
    // The keeper, which serves the connections of all threads, pings meanwhile.
    $before = $client->getStats()->pongsReceived;
    $since = hrtime(true);
    while ($client->getStats()->pongsReceived < $before + 2 && hrtime(true) - $since < 20e9) {
        usleep(10_000);
    }
    echo "thread $number: ", $client->getStats()->pongsReceived >= $before + 2 ? 'kept alive' : 'not kept alive', "\n";
    // Half of them leave their connection open.
    $number > 3 or $client->close();
    PHP, 6, [$plain->url(), $secure->url(), tool('certs/ca.pem')]);
var_dump($status);
?>
--EXPECT--
thread 1: kept alive
thread 1: status 0
thread 2: kept alive
thread 2: status 0
thread 3: kept alive
thread 3: status 0
thread 4: kept alive
thread 4: status 0
thread 5: kept alive
thread 5: status 0
thread 6: kept alive
thread 6: status 0
int(0)
