--TEST--
WebSocketClient::__construct(): $proxy, with socks5h the proxy resolves the name, with socks5 we do, and try all of its addresses
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$proxy = microsocks();
$peer = python_peer();
$code = <<<'PHP'
    [, $url, $proxy] = $argv;
    $client = new WebSocketClient($url, proxy: $proxy);
    try {
        $client->connect();
        $client->send('here');
        echo $client->recv(5), "\n";
    } catch (WebSocketClient\Exception $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
    PHP;
$run = function (string $host, string $scheme, string $answers, ?Peer $other = null) use ($proxy, $peer, $code): void {
    $peer = $other ?? $peer;
    ob_start();
    run_php($code, [$peer->url(host: $host), $proxy->url($scheme)], environment: resolver($answers));
    echo with_ports(ob_get_clean(), ['PROXY' => $proxy->port, 'SERVER' => $peer->port]);
};
// The proxy knows localhost, which may be one address of loopback or the other, and no name of ours.
$both = python_peer(['host' => ['127.0.0.1', '::1'], 'port' => free_port()]);
$run('localhost', 'socks5h', 'nothing.test=127.0.0.1', $both);
$run('two.test', 'socks5h', 'two.test=127.0.0.1');
// We know none of the proxy's.
$run('theirs.test', 'socks5', 'nothing.test=127.0.0.1');
// The proxy knows no such name, this process does; only the second of its addresses has a server.
$run('two.test', 'socks5', 'two.test=::1,127.0.0.1');
$run('two.test', 'socks5', 'two.test=::1');
?>
--EXPECTF--
here
WebSocketClient\ConnectException: Could not connect to ws://two.test:SERVER/: the proxy socks5h://127.0.0.1:PROXY did not connect to two.test:SERVER: general SOCKS server failure (SOCKS5 reply 1)
WebSocketClient\ConnectException: Could not connect to ws://theirs.test:SERVER/: the host name theirs.test could not be resolved: %rName (?:or service not known|does not resolve)%r
here
WebSocketClient\ConnectException: Could not connect to ws://two.test:SERVER/: the proxy socks5://127.0.0.1:PROXY did not connect to [::1]:SERVER: Connection refused (SOCKS5 reply 5)
