--TEST--
WebSocketClient::setLogger(): the addresses that were tried are in the trace
--FILE--
<?php
require __DIR__ . '/tracing.inc';

$peer = python_peer();
$code = <<<'PHP'
    require $argv[2];
    $log = new Tracing();
    (new WebSocketClient($argv[1], compression: false))->setLogger($log)->connect();
    $log->show([]);
    PHP;
ob_start();
run_php($code, [$peer->url(host: 'two.test'), __DIR__ . '/tracing.inc'], environment: resolver('two.test=::1,127.0.0.1'));
echo with_ports(ob_get_clean(), ['SERVER' => $peer->port]);
?>
--EXPECT--
[debug] ws://two.test:SERVER/: +TIME: resolving two.test
[debug] ws://two.test:SERVER/: +TIME: two.test has the addresses ::1, 127.0.0.1
[debug] ws://two.test:SERVER/: +TIME: [::1]:SERVER (Connection refused)
[debug] ws://two.test:SERVER/: +TIME: connected to 127.0.0.1:SERVER
[debug] ws://two.test:SERVER/: +TIME: asking for an upgrade: GET / as AGENT
[debug] ws://two.test:SERVER/: +TIME: 101, without compression, subprotocol: none
[info] connected to ws://two.test:SERVER/ (127.0.0.1:SERVER)
