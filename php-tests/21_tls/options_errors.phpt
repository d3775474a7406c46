--TEST--
TlsOptions::__construct(): a key without a certificate and pins that are none are refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

use WebSocketClient\TlsOptions;

attempt(fn() => new TlsOptions(keyFile: '/a'));
attempt(fn() => new TlsOptions(keyPassphrase: 'secret'));
attempt(fn() => new TlsOptions(certFile: ''));
attempt(fn() => new TlsOptions(certFile: '/a', keyFile: "a\0b"));
attempt(fn() => new TlsOptions(certFile: '/a', keyPassphrase: []));
attempt(fn() => new TlsOptions(pins: 'x'));
attempt(fn() => new TlsOptions(pins: [5]));
attempt(fn() => new TlsOptions(pins: ["x\n"]));
attempt(fn() => new TlsOptions(pins: [base64_encode(random_bytes(32)), base64_encode('too short')]));
$pin = base64_encode(str_repeat("\1", 32));
var_dump((new TlsOptions(pins: ['first' => $pin]))->pins === [$pin], (new TlsOptions())->pins);
?>
--EXPECT--
ValueError: WebSocketClient\TlsOptions::__construct(): Argument #5 ($keyFile) must not be given without $certFile
ValueError: WebSocketClient\TlsOptions::__construct(): Argument #6 ($keyPassphrase) must not be given without $certFile
ValueError: WebSocketClient\TlsOptions::__construct(): Argument #4 ($certFile) must not be empty
ValueError: WebSocketClient\TlsOptions::__construct(): Argument #5 ($keyFile) must not contain any null bytes
TypeError: WebSocketClient\TlsOptions::__construct(): Argument #6 ($keyPassphrase) must be of type ?string, array given
TypeError: WebSocketClient\TlsOptions::__construct(): Argument #9 ($pins) must be of type array, string given
TypeError: WebSocketClient\TlsOptions::__construct(): Argument #9 ($pins) must be an array of strings, int given
ValueError: WebSocketClient\TlsOptions::__construct(): Argument #9 ($pins) must have only SHA-256 digests in Base64, "x\n" given
ValueError: WebSocketClient\TlsOptions::__construct(): Argument #9 ($pins) must have only SHA-256 digests in Base64, "dG9vIHNob3J0" given
bool(true)
array(0) {
}
