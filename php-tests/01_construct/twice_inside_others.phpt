--TEST--
TlsOptions, ReconnectPolicy, Message: a constructor that is called again while it reads its arguments throws, and changes nothing
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

/** A text that is not there before something was done. */
final class Doing
{
    public function __construct(private Closure $do, private string $text)
    {
    }

    public function __toString(): string
    {
        ($this->do)();
        return $this->text;
    }
}

$blank = fn(string $class) => (new ReflectionClass($class))->newInstanceWithoutConstructor();

// Of this class there are no objects without their constructor; a backtrace knows the one that is being made.
$do = function () use (&$tls) {
    $tls = debug_backtrace(limit: 3)[2]['object'];
    $tls->__construct(caFile: '/the/first', certFile: '/cert', keyPassphrase: 'secret');
};
attempt(fn() => new WebSocketClient\TlsOptions(caFile: new Doing($do, '/the/second')));
attempt(fn() => $tls->__construct(caFile: '/the/third'));
var_dump($tls->caFile, $tls->certFile);

$message = $blank(WebSocketClient\Message::class);
attempt(fn() => $message->__construct(new Doing(fn() => $message->__construct('first', true), 'second')));
var_dump($message->data, $message->binary);

$policy = $blank(WebSocketClient\ReconnectPolicy::class);
// The engine asks the error handler about a number that loses its fraction.
set_error_handler(fn() => $policy->__construct(maxAttempts: 1) ?? true);
attempt(fn() => $policy->__construct(maxAttempts: 2.5));
var_dump($policy->maxAttempts);
?>
--EXPECT--
Error: Cannot call constructor twice
Error: Cannot call constructor twice
string(10) "/the/first"
string(5) "/cert"
Error: Cannot call constructor twice
string(5) "first"
bool(true)
Error: Cannot call constructor twice
int(1)
