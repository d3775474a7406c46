--TEST--
WebSocketClient::connect(): a name that does not exist
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

run_php(<<<'PHP'
    try {
        (new WebSocketClient('ws://me:secret@nowhere.test/'))->connect();
    } catch (WebSocketClient\ConnectException $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
    PHP, [], [], resolver('other.test=127.0.0.1'));
?>
--EXPECTF--
WebSocketClient\ConnectException: Could not connect to ws://nowhere.test/: the host name nowhere.test could not be resolved: %rName (?:or service not known|does not resolve)%r
