--TEST--
Exceptions: file, line and trace of a ValueError
--FILE--
<?php
try {
    new WebSocketClient('http://example.com/');
} catch (ValueError $e) {
    echo basename($e->getFile()), ' ', $e->getLine(), "\n";
    echo preg_replace('~ \S*/~', ' ', explode("\n", $e->getTraceAsString())[0]) !== '' ? "traced\n" : '';
    var_dump($e->getTrace()[0]['class'], $e->getTrace()[0]['function']);
}
?>
--EXPECT--
thrown_value_error.php 3
traced
string(15) "WebSocketClient"
string(11) "__construct"
