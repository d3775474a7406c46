--TEST--
WebSocketClient::__construct(): $url of another type is a TypeError in PHP's wording
--FILE--
<?php
declare(strict_types=1);

require __DIR__ . '/../helpers/peer.inc';

foreach ([null, 5, 1.5, new stdClass()] as $url) {
    attempt(fn() => new WebSocketClient($url));
}
?>
--EXPECT--
TypeError: WebSocketClient::__construct(): Argument #1 ($url) must be of type array|string, null given
TypeError: WebSocketClient::__construct(): Argument #1 ($url) must be of type array|string, int given
TypeError: WebSocketClient::__construct(): Argument #1 ($url) must be of type array|string, float given
TypeError: WebSocketClient::__construct(): Argument #1 ($url) must be of type array|string, stdClass given
