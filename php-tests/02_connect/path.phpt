--TEST--
WebSocketClient::connect(): path and query go out as they are
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
foreach (['', '/', '?a=b', '/a/b?c=d%20e&f', '/%E4%BD%A0?q=%2F', '/a//b/'] as $path) {
    connected($peer, url: $peer->url($path))->close();
    echo $peer->waitFor('open')['path'], "\n";
}
?>
--EXPECT--
/
/
/?a=b
/a/b?c=d%20e&f
/%E4%BD%A0?q=%2F
/a//b/
