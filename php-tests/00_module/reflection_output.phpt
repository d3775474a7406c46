--TEST--
websocket_client: php --ri shows versions and settings
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

echo 'status ', run_command([...php_command(), '--ri', 'websocket_client']), "\n";
?>
--EXPECTF--
websocket_client

%Aersion => %d.%d.%d%A
TLS library => OpenSSL %s
PHP API => %d%A
Open connections => 0
%A
Directive => Local Value => Master Value
websocket_client.ca_file => no value => no value
websocket_client.max_message_size => 0 => 0
%Astatus 0
