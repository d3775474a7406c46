--TEST--
WebSocketClient::__construct(): $proxy, an HTTP proxy (tinyproxy) for ws and wss
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$proxy = tinyproxy();
$tls = new WebSocketClient\TlsOptions(caFile: certificate('ca'));
foreach ([python_peer(), python_peer(['tls' => 'server'])] as $peer) {
    foreach (['127.0.0.1', 'localhost'] as $host) {
        $client = connected($peer, url: $peer->url('/feed', host: $host), proxy: $proxy->url('http'), tls: $tls);
        $client->send('through');
        echo $client->recv(), "\n";
        // The upgrade is the server's own: nothing of the proxy is in it.
        $open = $peer->waitFor('open');
        var_dump($open['path'], $open['headers']['host'] === ["$host:$peer->port"], isset($open['headers']['proxy-authorization']));
        var_dump($client->getRemoteAddress() === "127.0.0.1:$proxy->port", $client->getUrl() === $peer->url('/feed', host: $host));
        $client->close();
        echo $peer->waitFor('closed')['code'], "\n";
    }
}
?>
--EXPECT--
through
string(5) "/feed"
bool(true)
bool(false)
bool(true)
bool(true)
1000
through
string(5) "/feed"
bool(true)
bool(false)
bool(true)
bool(true)
1000
through
string(5) "/feed"
bool(true)
bool(false)
bool(true)
bool(true)
1000
through
string(5) "/feed"
bool(true)
bool(false)
bool(true)
bool(true)
1000
