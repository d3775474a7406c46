--TEST--
WebSocketClient::setLogger(): levels are PSR-3's
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

final class Journal
{
    public array $levels = [];

    public function log($level, $message, array $context = []): void
    {
        $this->levels[$level] = true;
    }
}

$peer = scripted_peer([['upgrade'], ['reset']]);
$journal = new Journal();
$client = new WebSocketClient($peer->url());
$client->setLogger($journal)->connect();
attempt($client->recv(...));
$known = ['debug', 'info', 'notice', 'warning', 'error', 'critical', 'alert', 'emergency'];
var_dump(array_diff(array_keys($journal->levels), $known), count($journal->levels) > 0);
?>
--EXPECTF--
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
array(0) {
}
bool(true)
