--TEST--
WebSocketClient::connect(): a redirect of a server behind a Unix socket (nginx), on the socket and away from it
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$peer = python_peer();
$path = sys_get_temp_dir() . '/websocket-' . getmypid() . '.sock';
$server = nginx("listen unix:$path; absolute_redirect off;"
    . ' location /relative { return 302 /feed; } location /absolute { return 302 http://localhost/feed; }'
    . " location /away { return 302 http://127.0.0.1:$peer->port/away; }"
    . ' location /feed { ' . nginx_pass($peer) . ' }');
foreach (['relative', 'absolute', 'away'] as $resource) {
    $client = new WebSocketClient("ws+unix://$path:/$resource", headers: ['Authorization' => 'Bearer t']);
    $client->connect();
    $client->send($resource);
    $open = $peer->waitFor('open');
    echo $client->recv(5), ' ', $open['path'], ' ', isset($open['headers']['authorization']) ? 'known' : 'unknown', ' ';
    echo str_replace([$path, (string) $peer->port], ['PATH', 'PEER'], $client->getRemoteAddress()), "\n";
}
unset($server);
@unlink($path);
?>
--EXPECT--
relative /feed known unix:PATH
absolute /feed known unix:PATH
away /away unknown 127.0.0.1:PEER
