--TEST--
Lifetime: many connects that fail leave no descriptor and no memory
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([['respond', 'bytes' => "HTTP/1.1 500 No\r\nContent-Length: 5\r\n\r\nreally"]]);
$gone = scripted_peer([['hang']]);
$gone->stop();
$round = function (int $count) use ($peer, $gone): void {
    for ($i = 0; $i < $count; $i++) {
        try {
            connected($i % 2 ? $peer : $gone);
        } catch (WebSocketClient\ConnectException) {
        }
    }
};
$round(20);
[$descriptors, $memory] = [count_own('fd'), memory_get_usage()];
$round(200);
var_dump(count_own('fd') === $descriptors, memory_get_usage() - $memory < 20000);
?>
--EXPECT--
bool(true)
bool(true)
