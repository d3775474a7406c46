--TEST--
WebSocketClient::connect(): a redirect is followed through the proxy, which the environment may except for the next host
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$proxy = tinyproxy();
$peer = python_peer();
$server = scripted_peer([['respond', 'bytes' => "HTTP/1.1 302 X\r\nLocation: http://localhost:$peer->port/x\r\n\r\n"]]);
$client = connected($server, proxy: $proxy->url('http'));
$client->send('through');
echo $client->recv(), ' ', with_ports($client->getRemoteAddress(), ['PROXY' => $proxy->port]), "\n";
$code = <<<'PHP'
    $client = new WebSocketClient($argv[1]);
    $client->connect();
    echo $client->getRemoteAddress();
    PHP;
ob_start();
run_php($code, [$server->url()], environment: ['ws_proxy' => $proxy->url('http'), 'no_proxy' => 'localhost']);
echo with_ports(ob_get_clean(), ['PEER' => $peer->port, 'PROXY' => $proxy->port]), "\n";
?>
--EXPECT--
through 127.0.0.1:PROXY
127.0.0.1:PEER
