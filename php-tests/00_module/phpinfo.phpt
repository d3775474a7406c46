--TEST--
websocket_client: phpinfo() counts open connections and shows no credentials
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer, url: $peer->url(userinfo: 'user:secret@'), headers: ['X-Token' => 'secret']);
ob_start();
phpinfo(INFO_MODULES);
$info = ob_get_clean();
var_dump(preg_match('/^Open connections => (\d+)$/m', $info, $match), $match[1]);
var_dump(str_contains($info, 'secret'));
$client->close();
ob_start();
phpinfo(INFO_MODULES);
var_dump(preg_match('/^Open connections => 0$/m', ob_get_clean()));
?>
--EXPECT--
int(1)
string(1) "1"
bool(false)
int(1)
