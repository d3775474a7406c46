--TEST--
websocket_client: php.ini settings and their defaults
--FILE--
<?php
foreach (ini_get_all('websocket_client') as $name => $setting) {
    printf("%s: %s, access %d\n", $name, json_encode($setting['global_value']), $setting['access']);
}
?>
--EXPECT--
websocket_client.ca_file: "", access 7
websocket_client.max_message_size: "0", access 4
websocket_client.persistent_idle: "60", access 4
websocket_client.persistent_max: "64", access 4
