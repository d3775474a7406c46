--TEST--
WebSocketClient::connect(): a signal handler runs in TCP, TLS and the upgrade, and connectTimeout stays where it was
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
$secure = scripted_peer([['hang']], $tls);
$stages = [
    'TCP' => $full->url(),
    'TLS' => $silent->url(scheme: 'wss'),
    'upgrade' => $silent->url(),
    'upgrade over TLS' => $secure->url(),
];
foreach ($stages as $stage => $url) {
    $client = new WebSocketClient(...['url' => $url, 'connectTimeout' => 2.0] + $trust);
    echo "$stage: ";
    attempt(fn() => interrupted(fn() => $client->connect(), 2.0));
}

$slow = scripted_peer([['read_request'], ['wait_seconds', 'seconds' => 2.0], ['upgrade'], ['answer_close']]);
$client = new WebSocketClient($slow->url());
interrupted(fn() => $client->connect(), 2.0);
echo $client->getState()->name, "\n";
$client->close();
?>
--EXPECTF--
TCP: handled in the call, waited out its limit
WebSocketClient\TimeoutException: Could not connect to ws://127.0.0.1:%d/: connecting took longer than the limit of 2 s (connectTimeout): tried 127.0.0.1:%d (no answer)
TLS: handled in the call, waited out its limit
WebSocketClient\TimeoutException: Could not connect to wss://127.0.0.1:%d/: the TLS handshake took longer than the limit of 2 s (connectTimeout): tried 127.0.0.1:%d (connected)
upgrade: handled in the call, waited out its limit
WebSocketClient\TimeoutException: Could not connect to ws://127.0.0.1:%d/: the HTTP upgrade took longer than the limit of 2 s (connectTimeout): tried 127.0.0.1:%d (connected)
upgrade over TLS: handled in the call, waited out its limit
WebSocketClient\TimeoutException: Could not connect to wss://127.0.0.1:%d/: the HTTP upgrade took longer than the limit of 2 s (connectTimeout): tried 127.0.0.1:%d (connected)
handled in the call, waited out its limit
Open
