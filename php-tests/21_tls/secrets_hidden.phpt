--TEST--
TlsOptions: a passphrase is in no dump, cast, serialization, message, trace or log
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

use WebSocketClient\TlsOptions;

final class Keeping
{
    public string $lines = '';

    public function log($level, $message, array $context = []): void
    {
        $this->lines .= "$message\n";
    }
}

$peer = python_peer(['tls' => 'server']);
$files = ['certFile' => certificate('client'), 'keyFile' => tool('certs/client-encrypted.key')];
$seen = '';
$logger = new Keeping();
$gather = function (callable $do) use (&$seen): void {
    try {
        $seen .= $do();
    } catch (Throwable $e) {
        // Closures show what they have captured; what the class was given is in its own frame.
        $frames = array_filter($e->getTrace(), fn(array $frame) => str_starts_with($frame['class'] ?? '', 'WebSocketClient'));
        $seen .= $e . print_r($frames, true);
    }
};
foreach (['opensesame', 'opensesame-wrong'] as $passphrase) {
    $gather(fn() => new TlsOptions(certFile: "a\0", keyPassphrase: $passphrase));
    $tls = new TlsOptions(...$files, caFile: certificate('ca'), keyPassphrase: $passphrase);
    $client = new WebSocketClient($peer->url(), tls: $tls);
    $gather(fn() => $client->setLogger($logger)->connect());
    foreach ([$tls, $client] as $object) {
        $gather(fn() => print_r($object, true) . print_r((array) $object, true) . print_r(get_mangled_object_vars($object), true));
        ob_start();
        var_dump($object);
        debug_zval_dump($object);
        $seen .= ob_get_clean();
        $gather(fn() => var_export($object, true));
        $gather(fn() => json_encode($object));
        $gather(fn() => serialize($object));
        $gather(fn() => (string) new ReflectionObject($object));
    }
}
$seen .= $logger->lines;
$key = explode("\n", file_get_contents(tool('certs/client.key')))[1];
var_dump(str_contains($seen, 'opensesame'), str_contains($seen, $key), strlen($seen) > 1000);
attempt(fn() => clone $tls);
attempt(fn() => serialize($tls));
?>
--EXPECT--
bool(false)
bool(false)
bool(true)
Error: Trying to clone an uncloneable object of class WebSocketClient\TlsOptions
Exception: Serialization of 'WebSocketClient\TlsOptions' is not allowed
