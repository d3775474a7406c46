--TEST--
websocket_client: php --ri shows versions and settings
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$status = run_command([...php_command(), '--ri', 'websocket_client']);
echo "status $status\n";
?>
--EXPECTF--
websocket_client

WebSocket client => enabled
Version => %d.%d.%d%S
TLS library => OpenSSL %s
PHP API => %d
Open connections => 0
Persistent connections not in use => 0

Directive => Local Value => Master Value
websocket_client.ca_file => no value => no value
websocket_client.max_message_size => 0 => 0
websocket_client.persistent_max => 64 => 64
websocket_client.persistent_idle => 60 => 60
%Astatus 0
