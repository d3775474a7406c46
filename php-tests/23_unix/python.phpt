--TEST--
WebSocketClient::__construct(): $url, a Unix socket (Python's websockets)
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$path = sys_get_temp_dir() . '/websocket ' . getmypid() . '.sock';
$peer = python_peer(['unix' => $path]);
$url = 'ws+unix://' . str_replace(' ', '%20', $path);
foreach (["$url:/feed?token=t", $url] as $target) {
    $client = connected($peer, url: $target, headers: ['X-A' => 'b']);
    foreach ([0, 1, 65536, 1 << 20] as $size) {
        $bytes = $size ? random_bytes($size) : '';
        $client->sendBinary($bytes);
        $client->recv()->data === $bytes or print("lost at $size\n");
    }
    $open = $peer->waitFor('open');
    echo $open['path'], ' ', implode($open['headers']['host']), ' ', implode($open['headers']['x-a']), "\n";
    var_dump($client->getRemoteAddress() === "unix:$path", $client->getTlsInfo());
    echo str_replace($url, 'URL', $client->getUrl()), ' ', str_replace($url, 'URL', $client->__debugInfo()['url']), "\n";
    $client->ping();
    $client->close();
    echo $peer->waitFor('closed')['code'], "\n";
}
$peer->stop();
@unlink($path);
?>
--EXPECT--
/feed?token=t localhost b
bool(true)
NULL
URL:/feed?token=t URL:/feed
1000
/ localhost b
bool(true)
NULL
URL:/ URL:/
1000
