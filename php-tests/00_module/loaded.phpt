--TEST--
websocket_client: the extension is loaded and has a version
--FILE--
<?php
var_dump(extension_loaded('websocket_client'));
var_dump(preg_match('/^\d+\.\d+\.\d+/', phpversion('websocket_client')));
var_dump((new ReflectionExtension('websocket_client'))->getFunctions());
?>
--EXPECT--
bool(true)
int(1)
array(0) {
}
