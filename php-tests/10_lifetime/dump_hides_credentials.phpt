--TEST--
Lifetime: var_dump(), print_r(), var_export(), json_encode() and casts show no credentials
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer, url: $peer->url('/', userinfo: 'me:secret@'), headers: ['X-Token' => 'secret', 'Cookie' => 'secret']);
ob_start();
var_dump($client);
print_r($client);
var_export($client);
echo json_encode($client);
print_r((array) $client);
print_r(get_object_vars($client));
print_r(get_mangled_object_vars($client));
$dump = ob_get_clean();
var_dump(str_contains($dump, 'secret'), str_contains($dump, base64_encode('me:secret')), str_contains($dump, 'me:'));
?>
--EXPECT--
bool(false)
bool(false)
bool(false)
