--TEST--
websocket_client: phpinfo() counts open connections without a heartbeat
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

function open_connections(): ?string
{
    ob_start();
    phpinfo(INFO_MODULES);
    return preg_match('/^Open connections => (\d+)$/m', ob_get_clean(), $match) ? $match[1] : null;
}

$peer = python_peer();
$client = new WebSocketClient($peer->url(), pingInterval: null);
var_dump(open_connections());
$client->connect();
$other = connected($peer, pingInterval: null);
var_dump(open_connections());
$client->close();
var_dump(open_connections());
unset($other);
var_dump(open_connections());
?>
--EXPECT--
string(1) "0"
string(1) "2"
string(1) "1"
string(1) "0"
