--TEST--
Faults: how a client gives up that may not try for ever: maxAttempts, maxElapsed, onRetry
--FILE--
<?php
require __DIR__ . '/../helpers/faults.inc';

$follower = new Follower(reconnect: quick_policy(maxAttempts: 2));
$follower->proxy->tell('refuse', 'reset');
$follower->givesUp();
attempt($follower->client->recv(...));
$follower->proxy->tell('pass');
$follower->client->connect();
$follower->follow(5);
$follower->verdict();

$follower = new Follower(reconnect: quick_policy(maxElapsed: slack(1.5)), pingInterval: 0.5, pongTimeout: 1.0, connectTimeout: 0.7);
$follower->proxy->tell('hole', 'freeze');
$follower->givesUp();

$follower = new Follower();
$follower->proxy->tell('refuse', 'end');
$follower->client->onRetry(fn($client, $retry) => $retry->attempt < 2);
$follower->givesUp();
?>
--EXPECTF--
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer; no new connection could be opened to ws://127.0.0.1:%d/, gave up after 2 attempts in %f s (maxAttempts is 2): the connection to 127.0.0.1:%d broke during the HTTP upgrade: Connection reset by peer
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
because of WebSocketClient\ConnectException
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: Connection reset by peer
none twice
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: the server sent nothing for %f s and did not answer a ping within %f s (pongTimeout); no new connection could be opened to ws://127.0.0.1:%d/, gave up after %d attempt%S in %f s (maxElapsed is %f s): connecting took longer than the limit of %f s (connectTimeout): tried 127.0.0.1:%d (no answer)
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
because of WebSocketClient\TimeoutException
WebSocketClient\ConnectionClosedException: The connection to ws://127.0.0.1:%d/ was lost: the server ended it without a Close frame; no new connection could be opened to ws://127.0.0.1:%d/, gave up after 1 attempt in %f s (onRetry returned false): the connection to 127.0.0.1:%d broke during the HTTP upgrade: Connection reset by peer
WebSocketClient\ConnectionClosedException: code 1006, reason '', not clean, by network
because of WebSocketClient\ConnectException
