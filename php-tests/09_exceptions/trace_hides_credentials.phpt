--TEST--
Exceptions: the trace of one that the constructor throws shows no credentials
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

function make(#[SensitiveParameter] string $url): WebSocketClient
{
    return new WebSocketClient($url, ['X-Token' => 'secret']);
}

try {
    make('ws://me:pass@h/#a');
} catch (ValueError $e) {
    var_dump(str_contains((string) $e, 'pass'), str_contains(print_r($e->getTrace(), true), 'secret'));
}
?>
--EXPECT--
bool(false)
bool(false)
