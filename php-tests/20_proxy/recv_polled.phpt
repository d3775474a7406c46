--TEST--
WebSocketClient::recv(): a lost connection is replaced through the proxy also while recv() is only polled
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

use WebSocketClient\ReconnectPolicy;

$proxy = tinyproxy();
$front = tls_front($proxy->port);
$peer = python_peer(['tls' => 'server', 'greeting' => ['hello']]);
$tls = new WebSocketClient\TlsOptions(caFile: certificate('ca'));
$client = connected($peer, proxy: $front->url('https'), tls: $tls, connectTimeout: slack(10.0), reconnect: new ReconnectPolicy(initialDelay: 0.01));
echo $client->recv(), "\n";
$client->send('!drop');
// Looks only, as an event loop would, so that each stage is left and taken up again.
$message = null;
$looks = 0;
$start = elapsed();
while (!$message && elapsed($start) < slack(10.0)) {
    $message = $client->recv(0.0);
    $looks++;
    usleep(500);
}
echo $message, "\n";
var_dump($looks > 3, $client->getStats()->reconnects);
?>
--EXPECT--
hello
hello
bool(true)
int(1)
