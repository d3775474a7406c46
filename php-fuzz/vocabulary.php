<?php
/** The words of the programs' steps. Who asks for client(2) gets one, so that any other step may be left out. */

use WebSocketClient\TlsOptions;

function url(string $scheme, string $behaviour): string
{
    $server = World::$server;
    $resource = '/' . World::$seed . "/$behaviour";
    return $scheme === 'unix' ? "ws+unix://{$server['unix']}:$resource" : "$scheme://localhost:{$server[$scheme]}$resource";
}

function tls(mixed ...$options): TlsOptions
{
    return new TlsOptions(...$options + ['caFile' => certificates() . '/ca.pem']);
}

function certificates(): string
{
    return getenv('FUZZ_PHP_CERTS') ?: dirname(__DIR__) . '/target/test-env/certs';
}

function client(int $slot): WebSocketClient
{
    return World::$clients[$slot] ??= new WebSocketClient(url('ws', 'echo'), ...LIMITS);
}

function connected(int $slot): WebSocketClient
{
    $client = client($slot);
    $client->isConnected() || $client->connect();
    return $client;
}

function iterator(int $slot): Iterator
{
    return World::$iterators[$slot] ??= connected($slot)->getIterator();
}

function fiber(int $slot): Fiber
{
    return World::$fibers[$slot] ??= new Fiber(fn() => Fiber::suspend());
}

/** Goes on with a Fiber if that can be. */
function resume(int $slot, ?Throwable $thrown = null): void
{
    $fiber = fiber($slot);
    match (true) {
        !$fiber->isStarted() => $fiber->start(),
        !$fiber->isSuspended() => null,
        $thrown !== null => $fiber->throw($thrown),
        default => $fiber->resume(),
    };
}

function suspend(): void
{
    Fiber::getCurrent() && Fiber::suspend();
}

/** A callable that runs $body a few times and always returns $result. */
function callback(Closure $body, mixed $result = null, int $times = 2): Closure
{
    return function (mixed ...$given) use ($body, $result, &$times): mixed {
        if ($times-- > 0 && !is_over()) {
            $body(...$given);
        }
        return $result;
    };
}

/** A stream of user space that runs $callback at each write. */
function user_stream(Closure $callback): mixed
{
    return fopen('fuzz://stream', 'w', false, stream_context_create(['fuzz' => ['callback' => $callback]]));
}

function filtered_stream(Closure $callback): mixed
{
    $stream = fopen('php://memory', 'w+');
    PHP_SAPI === 'cli' && stream_filter_append($stream, 'fuzz', STREAM_FILTER_WRITE, $callback);
    return $stream;
}

/**
 * Runs what may wait for long, and leaves it by an exception of a signal handler. Within a handler, also one whose Fiber
 * is suspended, PHP handles no other signal: there it does nothing.
 */
function interrupted(Closure $body): void
{
    if (!function_exists('pcntl_alarm') || World::$handling) {
        return;
    }
    World::$interrupted++;
    arm();
    try {
        $body();
    } finally {
        --World::$interrupted > 0 ? arm() : pcntl_alarm(0);
    }
}

/** Over and over, since the first exception may leave something else that runs just then. */
function arm(): void
{
    pcntl_alarm((int) ceil(World::$slowness));
    pcntl_signal(SIGALRM, handler(function () {
        arm();
        throw new RuntimeException('the time of a loop is up');
    }));
}

/** A signal handler. */
function handler(Closure $callback): Closure
{
    return function () use ($callback): void {
        World::$handling = true;
        try {
            $callback();
        } finally {
            World::$handling = false;
        }
    };
}

function on_signal(Closure $callback): void
{
    function_exists('pcntl_signal') && pcntl_signal(SIGUSR1, handler($callback));
}

/** In a second. */
function on_alarm(Closure $callback): void
{
    pcntl_signal(SIGALRM, handler($callback));
    pcntl_alarm(1);
}

function signal_myself(): void
{
    function_exists('posix_kill') && posix_kill(getmypid(), SIGUSR1);
}

/** Runs $body where little memory is left; a fatal error may come of it. */
function in_little_memory(int $room, Closure $body): void
{
    gc_collect_cycles();
    ini_set('memory_limit', (string) (memory_get_usage(true) + $room));
    try {
        $body();
    } finally {
        ini_set('memory_limit', '512M');
    }
}

/** The stacks of a process's threads, if gdb is installed. */
function stack_of(int $process): string
{
    return (string) @shell_exec("timeout 10 gdb -q -batch -p $process -ex 'thread apply all bt 25' 2>/dev/null");
}

/** Runs $body in a child process, which has to end by itself. */
function in_child(Closure $body): void
{
    $child = function_exists('pcntl_fork') && PHP_SAPI === 'cli' ? pcntl_fork() : -1;
    if ($child === 0) {
        World::$steps = [];
        attempt($body);
        exit(0);
    }
    // AddressSanitizer's allocator knows nothing of fork(2): a lock that another thread held is never released in the child.
    $mayHang = getenv('ASAN_OPTIONS') !== false;
    $until = microtime(true) + STEP_LIMIT * World::$slowness / ($mayHang ? 3 : 1);
    while ($child > 0 && pcntl_waitpid($child, $status, WNOHANG) === 0) {
        if (microtime(true) > $until) {
            $mayHang or judge('hang of a child: ' . strtr(stack_of($child), "\n", '|'));
            posix_kill($child, SIGKILL);
            $until = INF;
        }
        usleep(2000);
    }
    if ($child > 0 && isset($status) && pcntl_wifsignaled($status) && pcntl_wtermsig($status) !== SIGKILL) {
        judge('crash of a child: signal ' . pcntl_wtermsig($status));
    }
}

/**
 * Receives into an output buffer whose handler runs $callback. In such a handler, and after a fatal error in it, PHP can
 * make no other buffer: it ends or crashes.
 */
function receive_as_output(WebSocketClient $client, Closure $callback): void
{
    if (World::$inOutput) {
        return;
    }
    ob_start(function () use ($callback): string {
        World::$inOutput = true;
        $callback();
        World::$inOutput = false;
        return '';
    }, 100);
    try {
        $client->recvTo(fopen('php://output', 'w'), 0.1);
    } finally {
        World::$inOutput || ob_end_clean();
    }
}

/** Takes memory that was let go of, so that who still uses it sees that. */
function fill(): void
{
    World::$things['filled'] = array_map(fn(int $n) => str_repeat('A', 24 + $n % 64 * 8), range(1, 2000));
}

function closed_stream(): mixed
{
    $stream = fopen('php://memory', 'r');
    fclose($stream);
    return $stream;
}

/** Makes references of the private slots of an object, and changes what they hold. */
function references(object $object, mixed $value): array
{
    $references = [];
    array_walk($object, function (mixed &$slot, string $name) use (&$references): void {
        $references[$name] = &$slot;
    });
    foreach ($references as &$reference) {
        attempt(function () use (&$reference, $value) {
            $reference = $value;
        });
    }
    return $references;
}

/** Calls each method of a class, on an object that may never have been constructed. */
function every_method(string $class, mixed $argument, bool $construct): void
{
    $reflection = new ReflectionClass($class);
    $object = $reflection->isEnum() ? $class::cases()[0] : attempt(fn() => $reflection->newInstanceWithoutConstructor());
    if ($object === null) {
        return;
    }
    handle($object);
    $construct && $object instanceof WebSocketClient && attempt(fn() => $object->__construct(url('ws', 'echo'), ...LIMITS));
    foreach ($reflection->getMethods(ReflectionMethod::IS_PUBLIC) as $method) {
        // On a client that has no limit of its own these could wait for ever.
        $arguments = array_fill(0, $method->getNumberOfRequiredParameters(), $argument);
        attempt(fn() => $method->invokeArgs($method->isStatic() ? null : $object, $arguments));
    }
    $construct || attempt(fn() => $object->__construct($argument));
}

/** All that can be done to any object without knowing it. */
function handle(object $object): void
{
    World::$inOutput || dump($object);
    foreach ([
        fn() => json_encode($object), fn() => serialize($object), fn() => clone $object, fn() => (array) $object,
        fn() => get_object_vars($object), fn() => $object == clone $object, fn() => $object <=> client(0), fn() => (bool) $object,
        fn() => (string) $object, fn() => $object->nothing, fn() => $object->nothing = 1, fn() => isset($object->nothing),
        fn() => iterator_count($object), fn() => count($object), fn() => $object[0], fn() => $object(), fn() => spl_object_hash($object),
        fn() => (new ReflectionObject($object))->getProperties(), fn() => get_mangled_object_vars($object), fn() => $object + 1,
    ] as $number => $deed) {
        // Walking over a client is another operation, since it waits.
        $number === 12 && $object instanceof Traversable || attempt($deed);
    }
}

function dump(object $object): void
{
    ob_start();
    try {
        var_dump($object);
        print_r($object);
        debug_zval_dump($object);
        attempt(fn() => var_export($object));
    } finally {
        ob_end_clean();
    }
}
