--TEST--
WebSocketClient::connect(): 301, 302, 303, 307 and 308 are followed, relative and absolute, http and ws
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$peer = python_peer();
$port = $peer->port;
$locations = [
    301 => "http://127.0.0.1:$port/new?a=b#part",
    302 => "ws://127.0.0.1:$port/new",
    303 => "//127.0.0.1:$port/new",
    307 => "HTTP://127.0.0.1:$port/a/../new",
    308 => "http://localhost:$port/new",
];
foreach ($locations as $status => $location) {
    $server = scripted_peer([['respond', 'bytes' => "HTTP/1.1 $status Elsewhere\r\nLocation: $location\r\n\r\n"]]);
    $client = connected($server, url: $server->url('/old?x=y'));
    $client->send("$status");
    $open = $peer->waitFor('open');
    echo $client->recv(), ' ', $open['path'], ' ', with_ports($open['headers']['host'][0], ['PEER' => $port]), "\n";
    // The URL stays the endpoint's, the address is where we are.
    var_dump($client->getUrl() === $server->url('/old?x=y'), $client->getRemoteAddress() === "127.0.0.1:$port");
}

// By nginx, to another path of its own.
$server = nginx('location /old { return 308 /new/feed; } location /new { ' . nginx_pass($peer) . ' }');
$client = new WebSocketClient($server->url('ws', path: '/old'));
$client->connect();
$client->send('nginx');
echo $client->recv(5), ' ', $peer->waitFor('open')['path'], "\n";
?>
--EXPECT--
301 /new?a=b 127.0.0.1:PEER
bool(true)
bool(true)
302 /new 127.0.0.1:PEER
bool(true)
bool(true)
303 /new 127.0.0.1:PEER
bool(true)
bool(true)
307 /new 127.0.0.1:PEER
bool(true)
bool(true)
308 /new localhost:PEER
bool(true)
bool(true)
nginx /new/feed
