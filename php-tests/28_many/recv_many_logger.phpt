--TEST--
WebSocketClient::recvMany(): beside a logger and an event loop it takes as many
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

final class Lines
{
    public array $lines = [];

    public function log(mixed $level, string|\Stringable $message, array $context = []): void
    {
        $this->lines[] = "$message";
    }
}

$peer = scripted_peer([['upgrade'], ['wait_command'], ['send', 'bytes' => str_repeat("\x81\x02hi", 50)], ['serve']]);
$client = connected($peer);
$logger = new Lines;
$client->setLogger($logger);
$stream = $client->getStream();
$peer->go();
$got = [];
while (count($got) < 50) {
    [$read, $none] = [[$stream], null];
    stream_select($read, $none, $none, 10) === 1 or fail('not readable');
    array_push($got, ...$client->recvMany(20));
}
var_dump(count($got), array_unique(array_map(strval(...), $got)));
$client->send('told');
var_dump(count(preg_grep('/received.*text/i', $logger->lines)));
?>
--EXPECT--
int(50)
array(1) {
  [0]=>
  string(2) "hi"
}
int(50)
