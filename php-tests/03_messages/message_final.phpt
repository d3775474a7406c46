--TEST--
Message: cannot be extended
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

// In a process of its own with PHP's own allocator: PHP frees nothing after such an error.
$code = 'class Own extends WebSocketClient\Message {}';
var_dump(run_php($code, [], ['display_errors' => '1', 'log_errors' => '0'], ['USE_ZEND_ALLOC' => '1']));
?>
--EXPECTF--
Fatal error: Class Own %s final class %SWebSocketClient\Message%S in %s on line %d
%Aint(255)
