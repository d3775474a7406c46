--TEST--
WebSocketClient::__construct(): ws+unix URLs that are none
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$urls = ['ws+unix://', 'ws+unix://host/run/x.sock', 'ws+unix:/run/x.sock', 'ws+unix:///', 'ws+unix:///run/x.sock:feed',
    'ws+unix:///run/x.sock:/a#b', "ws+unix:///run/x\0.sock", 'ws+unix:///run/%00', 'ws+unix:///a:/b c', 'wss+unix:///a:/'];
foreach ($urls as $url) {
    attempt(fn() => new WebSocketClient($url));
}
var_dump((new WebSocketClient('WS+UNIX:///run/x.sock'))->getUrl());
?>
--EXPECT--
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must be written ws+unix:///path/to/socket:/resource
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must be written ws+unix:///path/to/socket:/resource
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must be written ws+unix:///path/to/socket:/resource
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must be written ws+unix:///path/to/socket:/resource
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must be written ws+unix:///path/to/socket:/resource
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must not have a fragment; write %23 for a "#"
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must not contain white space or control characters
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must not contain white space or control characters
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must not contain white space or control characters
ValueError: WebSocketClient::__construct(): Argument #1 ($url) must use the scheme ws, wss or ws+unix, "wss+unix" given
string(23) "ws+unix:///run/x.sock:/"
