--TEST--
TlsOptions: verification off logs a warning
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$logger = new class {
    public array $warnings = [];

    public function log($level, $message, array $context = []): void
    {
        if ($level === 'warning') {
            $this->warnings[] = $message;
        }
    }

    public function __call(string $level, array $arguments): void
    {
        $this->log($level, ...$arguments);
    }
};
$peer = python_peer(['tls' => 'selfsigned']);
$client = new WebSocketClient($peer->url(), tls: new WebSocketClient\TlsOptions(verifyPeer: false));
$client->setLogger($logger)->connect();
var_dump(count($logger->warnings));
?>
--EXPECT--
int(1)
