--TEST--
WebSocketClient::connect(): the exception of a signal handler leaves it in every stage, and nothing stays behind
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

[$tls, $trust] = schemes()['wss'];
$silent = scripted_peer([['hang']]);
$full = scripted_peer([['hang']], ['backlog_full' => true]);
$plain = scripted_peer([[['read_request'], ['hang']], [['upgrade'], ['answer_close']]]);
$secure = scripted_peer([[['read_request'], ['hang']], [['upgrade'], ['answer_close']]], $tls);
$stages = [
    'TCP' => $full->url(),
    'TLS' => $silent->url(scheme: 'wss'),
    'upgrade' => $plain->url(),
    'upgrade over TLS' => $secure->url(),
];
$before = count_own('fd');
foreach ($stages as $stage => $url) {
    $client = new WebSocketClient($url, ...$trust);
    echo "$stage: ";
    attempt(fn() => interrupted(fn() => $client->connect(), 1.0, fn() => throw new DomainException('enough')));
    echo $client->getState()->name, ', ', count_own('fd') - $before, " descriptors more\n";
    if (str_starts_with($stage, 'upgrade')) {
        $client->connect();
        $client->close();
        echo "connected again, {$client->getCloseCode()}\n";
        // The heartbeat's thread stays for a moment.
        eventually(fn() => count_own('fd') === $before);
    }
}
?>
--EXPECT--
TCP: handled in the call, waited out its limit
DomainException: enough
Idle, 0 descriptors more
TLS: handled in the call, waited out its limit
DomainException: enough
Idle, 0 descriptors more
upgrade: handled in the call, waited out its limit
DomainException: enough
Idle, 0 descriptors more
connected again, 1000
upgrade over TLS: handled in the call, waited out its limit
DomainException: enough
Idle, 0 descriptors more
connected again, 1000
