--TEST--
php-fpm: a fatal error while a Fiber is suspended inside of any call leaves no connection and no descriptor in the worker
--SKIPIF--
<?php
require __DIR__ . '/../helpers/fpm.inc';
skip_without_fpm();
?>
--FILE--
<?php
require __DIR__ . '/../helpers/fpm.inc';

$peer = python_peer(['greeting' => ['hello']]);
$fpm = fpm_pool(['suspend.php' => <<<'PHP'
    <?php
    class Suspending
    {
        public $context;
        public function log() { Fiber::suspend('in the logger'); }
        public function stream_open() { return true; }
        public function stream_write() { Fiber::suspend('in the stream'); }
        public function __toString(): string { Fiber::suspend('in __toString()'); return ''; }
    }
    function suspending(): Generator { yield 'a'; yield 'b'; Fiber::suspend('in a generator'); }

    stream_wrapper_register('suspending', Suspending::class);
    $policy = new WebSocketClient\ReconnectPolicy(initialDelay: 0.01, retryCloseCodes: [4000]);
    $client = new WebSocketClient($_GET['url'], pingInterval: 0.05, reconnect: $policy);
    $calls = [
        'onOpen' => function () use ($client) {
            $client->onOpen(fn() => Fiber::suspend('in onOpen'));
            $client->connect();
        },
        'logger' => fn() => $client->setLogger(new Suspending())->connect(),
        'onDisconnect' => function () use ($client) {
            $client->onDisconnect(fn() => Fiber::suspend('in onDisconnect'))->connect();
            $client->send('!close 4000');
            foreach ($client as $message) {
            }
        },
        'onRetry' => function () use ($client) {
            $client->onRetry(fn() => Fiber::suspend('in onRetry'))->connect();
            $client->send('!close 4000');
            foreach ($client as $message) {
            }
        },
        'select' => function () use ($client) {
            $client->onDisconnect(fn() => Fiber::suspend('in select()'))->connect();
            $client->recv(10.0);
            $client->send('!close 4000');
            WebSocketClient::select([$client, $client], 10.0);
        },
        'sendMany' => [$client->connect(...), fn() => $client->sendMany(suspending())],
        'sendFragments' => [$client->connect(...), fn() => $client->sendFragments(suspending())],
        'recvTo' => [$client->connect(...), fn() => $client->recvTo(fopen('suspending://', 'w'), 10.0)],
        'arguments' => [$client->connect(...), fn() => $client->close(1000, new Suspending())],
        'foreach' => [$client->connect(...), function () use ($client) {
            foreach ($client as $message) {
                Fiber::suspend('in foreach');
            }
        }],
    ];
    $fiber = new Fiber(fn() => array_map(fn($call) => $call(), (array) $calls[$_GET['where']]));
    echo $fiber->start();
    unset($client, $calls);
    eval('class Twice {} class Twice {}');
    PHP,
    'count.php' => <<<'PHP'
    <?php
    ob_start();
    phpinfo(INFO_MODULES);
    preg_match('/Open connections\D*(\d+)/', strip_tags(ob_get_clean()), $found);
    echo $found[1];
    PHP], ini: ['display_errors' => 0]);
[$pid] = $fpm->workers();
$counts = fn() => [$fpm->get('/count.php')->body, $fpm->count($pid, 'fd'), $fpm->count($pid, 'task')];
$before = $counts();
$places = ['onOpen', 'logger', 'onDisconnect', 'onRetry', 'select', 'sendMany', 'sendFragments', 'recvTo', 'arguments', 'foreach'];
foreach ($places as $place) {
    foreach ([1, 2] as $time) {
        $said = $fpm->get('/suspend.php', ['url' => $peer->url(), 'where' => $place])->body;
    }
    eventually(fn() => $counts() === $before) or print(json_encode([$before, $counts()]));
    echo "$said\n";
}
var_dump($fpm->workers() === [$pid], $before[0]);
?>
--EXPECT--
in onOpen
in the logger
in onDisconnect
in onRetry
in select()
in a generator
in a generator
in the stream
in __toString()
in foreach
bool(true)
string(1) "0"
