--TEST--
WebSocketClient::connect(): a relative Location is resolved against the URL, and the Host stays
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

$locations = ['c', '../c', '/c?d=e', '?q', '', "c\t"];
$connections = [];
foreach ($locations as $location) {
    $connections[] = [['respond', 'bytes' => "HTTP/1.1 302 Found\r\nLocation: $location\r\nContent-Length: 5\r\n\r\nmoved"]];
    $connections[] = [['upgrade'], ['answer_close']];
}
$peer = scripted_peer($connections);
foreach ($locations as $location) {
    $client = connected($peer, url: $peer->url('/a/b?x=y'), headers: ['Host' => 'given.example']);
    $client->close();
    [$first, $second] = [$peer->waitFor('request'), $peer->waitFor('request')];
    echo $first['line'], ' -> ', $second['line'], ' ', implode($second['headers']['host']), "\n";
}
?>
--EXPECT--
GET /a/b?x=y HTTP/1.1 -> GET /a/c HTTP/1.1 given.example
GET /a/b?x=y HTTP/1.1 -> GET /c HTTP/1.1 given.example
GET /a/b?x=y HTTP/1.1 -> GET /c?d=e HTTP/1.1 given.example
GET /a/b?x=y HTTP/1.1 -> GET /a/b?q HTTP/1.1 given.example
GET /a/b?x=y HTTP/1.1 -> GET /a/b?x=y HTTP/1.1 given.example
GET /a/b?x=y HTTP/1.1 -> GET /a/c HTTP/1.1 given.example
