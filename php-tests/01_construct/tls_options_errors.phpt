--TEST--
TlsOptions::__construct(): bad values are refused
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

use WebSocketClient\TlsOptions;

attempt(fn() => new TlsOptions(caFile: "a\0b"));
attempt(fn() => new TlsOptions(caFile: ''));
attempt(fn() => new TlsOptions(serverName: ''));
attempt(fn() => new TlsOptions(serverName: "a\0b"));
attempt(fn() => new TlsOptions(serverName: 'a b'));
attempt(fn() => new TlsOptions(minVersion: '1.3'));
attempt(fn() => new TlsOptions(verifyPeer: []));
attempt(fn() => new TlsOptions(verify: false));
?>
--EXPECT--
ValueError: WebSocketClient\TlsOptions::__construct(): Argument #3 ($caFile) must not contain any null bytes
ValueError: WebSocketClient\TlsOptions::__construct(): Argument #3 ($caFile) must not be empty
ValueError: WebSocketClient\TlsOptions::__construct(): Argument #7 ($serverName) must be a host name in ASCII form
ValueError: WebSocketClient\TlsOptions::__construct(): Argument #7 ($serverName) must be a host name in ASCII form
ValueError: WebSocketClient\TlsOptions::__construct(): Argument #7 ($serverName) must be a host name in ASCII form
TypeError: WebSocketClient\TlsOptions::__construct(): Argument #8 ($minVersion) must be of type ?WebSocketClient\TlsVersion, string given
TypeError: WebSocketClient\TlsOptions::__construct(): Argument #1 ($verifyPeer) must be of type bool, array given
Error: Unknown named parameter $verify
