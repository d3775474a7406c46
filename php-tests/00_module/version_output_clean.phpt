--TEST--
websocket_client: php -v prints nothing more
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$lines = [];
ob_start();
$status = run_command([...php_command(), '-v']);
preg_match_all('/^(?!PHP |Copyright|Built by|Zend Engine|    with ).+$/m', ob_get_clean(), $unexpected);
var_dump($status, $unexpected[0]);
?>
--EXPECT--
int(0)
array(0) {
}
