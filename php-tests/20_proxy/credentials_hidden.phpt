--TEST--
WebSocketClient::__construct(): a proxy's password is in no dump, message, trace or log
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

final class Keeping
{
    public array $lines = [];

    public function log($level, $message, array $context = []): void
    {
        $this->lines[] = $message;
    }
}

$logger = new Keeping();
$seen = '';
$good = tinyproxy(['user' => 'open-sesame']);
$peer = python_peer();
foreach ([$good->url('http', 'user:open-sesame@'), 'socks5h://user:open-sesame@127.0.0.1:1', 'x://user:open-sesame@h'] as $proxy) {
    try {
        $client = new WebSocketClient($peer->url(), proxy: $proxy);
        $client->setLogger($logger)->connect();
    } catch (Throwable $e) {
        $seen .= $e . print_r($e->getTrace(), true) . serialize(array_column($e->getTrace(), 'class'));
    }
    $seen .= print_r($client, true) . var_export((array) $client, true);
}
$seen .= implode("\n", $logger->lines);
var_dump(str_contains($seen, 'sesame'), str_contains($seen, base64_encode('user:open-sesame')), count($logger->lines) > 5);
?>
--EXPECT--
bool(false)
bool(false)
bool(true)
