--TEST--
WebSocketClient::__construct(): $proxy, a SOCKS5 proxy (microsocks) for ws and wss, by address and by name
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$proxy = microsocks();
$tls = new WebSocketClient\TlsOptions(caFile: certificate('ca'));
// What "localhost" is to the proxy depends on /etc/hosts.
$both = fn(array $options): Peer => python_peer($options + ['host' => ['127.0.0.1', '::1'], 'port' => free_port()]);
foreach ([$both([]), $both(['tls' => 'server'])] as $peer) {
    foreach (['socks5', 'socks5h'] as $scheme) {
        foreach (['127.0.0.1', 'localhost'] as $host) {
            $client = connected($peer, url: $peer->url(host: $host), proxy: $proxy->url($scheme), tls: $tls);
            $client->send("$scheme, $host");
            echo $client->recv(), "\n";
            $client->getRemoteAddress() === "127.0.0.1:$proxy->port" or print("another address\n");
        }
    }
}
// Over IPv6 beyond the proxy.
$peer = python_peer(['host' => '::1']);
$client = connected($peer, proxy: $proxy->url('socks5'));
$client->send('IPv6');
echo $client->recv(), "\n";
?>
--EXPECT--
socks5, 127.0.0.1
socks5, localhost
socks5h, 127.0.0.1
socks5h, localhost
socks5, 127.0.0.1
socks5, localhost
socks5h, 127.0.0.1
socks5h, localhost
IPv6
