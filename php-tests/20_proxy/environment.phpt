--TEST--
WebSocketClient::__construct(): without $proxy the environment names it, in its order, with exceptions
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$proxy = tinyproxy();
$socks = microsocks();
$peer = python_peer();
$secure = python_peer(['tls' => 'server']);
$names = [$proxy->port => 'tinyproxy', $socks->port => 'microsocks', $peer->port => 'nobody', $secure->port => 'nobody'];
$code = <<<'PHP'
    [, $url, $ca, $proxy] = $argv;
    $tls = new WebSocketClient\TlsOptions(caFile: $ca);
    try {
        $client = new WebSocketClient($url, tls: $tls, proxy: $proxy === 'null' ? null : $proxy);
        $client->connect();
        echo $client->getRemoteAddress();
    } catch (WebSocketClient\Exception $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
    PHP;
$asks = function (string $scheme, array $environment, string $argument = 'null') use ($peer, $secure, $code, $names): void {
    ob_start();
    $url = $scheme === 'ws' ? $peer->url() : $secure->url();
    run_php($code, [$url, certificate('ca'), $argument], environment: $environment);
    $said = ob_get_clean();
    $port = (int) substr(strrchr($said, ':'), 1);
    echo $scheme, ' ', json_encode(array_keys($environment)), ': ';
    echo isset($names[$port]) && !str_contains($said, ' ') ? "$names[$port]\n" : with_ports($said, ['SERVER' => $peer->port]);
};
$http = $proxy->url('http');
$socks5 = $socks->url('socks5h');
$dead = 'http://127.0.0.1:1';

$asks('ws', ['ws_proxy' => $http, 'all_proxy' => $dead, 'http_proxy' => $dead]);
$asks('wss', ['wss_proxy' => $http, 'ws_proxy' => $dead, 'all_proxy' => $dead, 'https_proxy' => $dead]);
$asks('ws', ['all_proxy' => $socks5, 'http_proxy' => $dead, 'wss_proxy' => $dead]);
$asks('wss', ['ALL_PROXY' => $socks5, 'https_proxy' => $dead]);
$asks('ws', ['http_proxy' => $http, 'https_proxy' => $dead]);
$asks('wss', ['http_proxy' => $dead, 'https_proxy' => $http]);
$asks('ws', ['HTTP_PROXY' => $http]);
$asks('ws', ['http_proxy' => $http, 'HTTP_PROXY' => $dead]);
// One with nothing in it still hides the other.
$asks('ws', ['http_proxy' => ' ', 'HTTP_PROXY' => $dead]);
$asks('ws', ['ws_proxy' => "127.0.0.1:$proxy->port"]);
$asks('ws', ['https_proxy' => $dead, 'wss_proxy' => $dead]);
foreach (['*', '127.0.0.1', '10.0.0.0/8, 127.0.0.0/8', "127.0.0.1:$peer->port", '.test,127.0.0.1'] as $exceptions) {
    $asks('ws', ['ws_proxy' => $dead, 'no_proxy' => $exceptions]);
}
$asks('ws', ['ws_proxy' => $http, 'NO_PROXY' => '127.0.0.1:1,10.0.0.0/8,localhost']);
$asks('ws', ['ws_proxy' => $dead], '');
$asks('ws', ['ws_proxy' => $dead], $socks5);
$asks('ws', ['ws_proxy' => 'ftp://user:secret@127.0.0.1']);
?>
--EXPECT--
ws ["ws_proxy","all_proxy","http_proxy"]: tinyproxy
wss ["wss_proxy","ws_proxy","all_proxy","https_proxy"]: tinyproxy
ws ["all_proxy","http_proxy","wss_proxy"]: microsocks
wss ["ALL_PROXY","https_proxy"]: microsocks
ws ["http_proxy","https_proxy"]: tinyproxy
wss ["http_proxy","https_proxy"]: tinyproxy
ws ["HTTP_PROXY"]: tinyproxy
ws ["http_proxy","HTTP_PROXY"]: tinyproxy
ws ["http_proxy","HTTP_PROXY"]: nobody
ws ["ws_proxy"]: tinyproxy
ws ["https_proxy","wss_proxy"]: nobody
ws ["ws_proxy","no_proxy"]: nobody
ws ["ws_proxy","no_proxy"]: nobody
ws ["ws_proxy","no_proxy"]: nobody
ws ["ws_proxy","no_proxy"]: nobody
ws ["ws_proxy","no_proxy"]: nobody
ws ["ws_proxy","NO_PROXY"]: tinyproxy
ws ["ws_proxy"]: nobody
ws ["ws_proxy"]: microsocks
ws ["ws_proxy"]: WebSocketClient\ConnectException: Could not connect to ws://127.0.0.1:SERVER/: the environment variable ws_proxy must use the scheme http, https, socks5 or socks5h, "ftp" given
