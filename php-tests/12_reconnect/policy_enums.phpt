--TEST--
Enums: a class that disable_classes names crashes nothing; a case of another enum is none of ours, whatever its name
--SKIPIF--
<?php
PHP_VERSION_ID < 80500 or die('skip there is no disable_classes any more');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$code = <<<'PHP'
    $policy = new WebSocketClient\ReconnectPolicy(jitter: WebSocketClient\Jitter::Equal);
    $tls = new WebSocketClient\TlsOptions(minVersion: WebSocketClient\TlsVersion::Tls13);
    $client = new WebSocketClient('wss://127.0.0.1:1/', reconnect: $policy, tls: $tls);
    new WebSocketClient('ws://127.0.0.1:1/', reconnect: new WebSocketClient\ReconnectPolicy());
    new WebSocketClient('wss://127.0.0.1:1/', tls: new WebSocketClient\TlsOptions());
    var_dump($policy->jitter === WebSocketClient\Jitter::Equal, $tls->minVersion === WebSocketClient\TlsVersion::Tls13);
    var_dump($client->getState() === WebSocketClient\State::Idle);
    enum Other { case Full; case Tls12; }
    foreach ([[WebSocketClient\ReconnectPolicy::class, 'jitter', Other::Full], [WebSocketClient\TlsOptions::class, 'minVersion', Other::Tls12]] as [$class, $name, $case]) {
        try {
            new $class(...[$name => $case]);
        } catch (TypeError $e) {
            echo $e->getMessage(), "\n";
        }
    }
    PHP;
foreach (['Jitter', 'TlsVersion', 'State'] as $class) {
    var_dump(run_php($code, ini: ['disable_classes' => "WebSocketClient\\$class"]));
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
WebSocketClient\ReconnectPolicy::__construct(): Argument #5 ($jitter) must be of type ?WebSocketClient\Jitter, Other given
WebSocketClient\TlsOptions::__construct(): Argument #8 ($minVersion) must be of type ?WebSocketClient\TlsVersion, Other given
int(0)
bool(true)
bool(true)
bool(true)
WebSocketClient\ReconnectPolicy::__construct(): Argument #5 ($jitter) must be of type ?WebSocketClient\Jitter, Other given
WebSocketClient\TlsOptions::__construct(): Argument #8 ($minVersion) must be of type ?WebSocketClient\TlsVersion, Other given
int(0)
bool(true)
bool(true)
bool(true)
WebSocketClient\ReconnectPolicy::__construct(): Argument #5 ($jitter) must be of type ?WebSocketClient\Jitter, Other given
WebSocketClient\TlsOptions::__construct(): Argument #8 ($minVersion) must be of type ?WebSocketClient\TlsVersion, Other given
int(0)
