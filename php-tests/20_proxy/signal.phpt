--TEST--
WebSocketClient::connect(): signal handlers run in each stage of a way through a proxy, and it goes on where it was
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip there are no signals without pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$slow = fn(string $bytes) => ['send_slowly', 'bytes' => $bytes, 'step' => 3, 'delay' => 0.03];
$open = "HTTP/1.1 200 OK\r\n\r\n";
$ways = [
    'http' => [['read_request'], $slow($open), ['read_request'], ['wait_seconds', 'seconds' => 0.2], ['upgrade'], ['answer_close']],
    'socks5h' => [['read_some'], $slow("\5\0"), ['wait_seconds', 'seconds' => 0.2], $slow("\5\0\0\1\0\0\0\0\0\0"), ['upgrade'], ['answer_close']],
];
pcntl_async_signals(true);
$handled = 0;
pcntl_signal(SIGUSR1, function () use (&$handled): void {
    $handled++;
});
foreach ($ways as $scheme => $steps) {
    $handled = 0;
    $peer = scripted_peer($steps);
    $kicker = proc_open(['sh', '-c', 'while kill -USR1 ' . getmypid() . ' 2>/dev/null; do sleep 0.02; done'], [], $pipes);
    $client = connected($peer, url: 'ws://example.test/', proxy: "$scheme://127.0.0.1:$peer->port");
    var_dump($handled > 3);
    proc_terminate($kicker, 9);
    proc_close($kicker);
    $client->close();
}
// TLS in TLS.
$secure = python_peer(['tls' => 'server']);
$proxy = tinyproxy();
$front = tls_front($proxy->port);
$kicker = proc_open(['sh', '-c', 'while kill -USR1 ' . getmypid() . ' 2>/dev/null; do :; done'], [], $pipes);
$client = connected($secure, proxy: $front->url('https'), tls: new WebSocketClient\TlsOptions(caFile: certificate('ca')));
$client->send('still fine');
echo $client->recv(), "\n";
proc_terminate($kicker, 9);
proc_close($kicker);

// A handler that throws leaves the connect; its limit counts from the next one anew.
pcntl_signal(SIGALRM, fn() => throw new DomainException('enough'));
$peer = scripted_peer([[['hang']], $ways['http']]);
$client = new WebSocketClient('ws://example.test/', proxy: "http://127.0.0.1:$peer->port");
pcntl_alarm(1);
attempt($client->connect(...));
$client->connect();
echo $client->getState()->name, "\n";
?>
--EXPECT--
bool(true)
bool(true)
still fine
DomainException: enough
Open
