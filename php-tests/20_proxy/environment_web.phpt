--TEST--
WebSocketClient::__construct(): in a web server HTTP_PROXY in capitals is not trusted (httpoxy), http_proxy is
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$peer = python_peer();
$proxy = tinyproxy();
$folder = sys_get_temp_dir() . '/websocket-' . getmypid();
mkdir($folder);
file_put_contents("$folder/index.php", <<<'PHP'
    <?php
    $client = new WebSocketClient($_GET['url']);
    try {
        $client->connect();
        echo PHP_SAPI, ' ', $client->getRemoteAddress();
    } catch (WebSocketClient\Exception $e) {
        echo $e->getMessage();
    }
    PHP);
foreach (['HTTP_PROXY' => 'http://127.0.0.1:1', 'http_proxy' => $proxy->url('http')] as $name => $value) {
    $port = free_port();
    $command = [...php_command(), '-S', "127.0.0.1:$port", '-t', $folder];
    $process = proc_open($command, [1 => ['file', '/dev/null', 'w'], 2 => ['file', '/dev/null', 'w']], $pipes, null, [$name => $value] + getenv());
    eventually(fn() => @fsockopen('127.0.0.1', $port) !== false) or print("no web server\n");
    $said = file_get_contents("http://127.0.0.1:$port/?url=" . urlencode($peer->url()));
    echo "$name: ", with_ports($said, ['PROXY' => $proxy->port, 'SERVER' => $peer->port]), "\n";
    proc_terminate($process, 9);
    proc_close($process);
}
unlink("$folder/index.php");
rmdir($folder);
?>
--EXPECT--
HTTP_PROXY: cli-server 127.0.0.1:SERVER
http_proxy: cli-server 127.0.0.1:PROXY
