<?php
/**
 * What every random program stands on: the world that its steps share, the classes that misbehave in its name, and the
 * look at what is left at its end. A line on standard error that begins with "JUDGE " is a failure.
 *
 * In the environment: FUZZ_PHP_SERVER, where the server is (JSON, as server.py prints it; without it one is started),
 * FUZZ_PHP_CERTS, the folder of ca.pem, FUZZ_PHP_SLOWNESS, by how much everything takes longer (valgrind), and
 * FUZZ_PHP_TRACE, which has each step told on standard error.
 */

use WebSocketClient\TlsOptions;

defined('STDERR') || define('STDERR', fopen('php://stderr', 'w'));

/** The limits of every client, unless a program says otherwise: no call may wait for long. */
const LIMITS = ['connectTimeout' => 1.0, 'receiveTimeout' => 0.3, 'sendTimeout' => 0.4, 'closeTimeout' => 0.2, 'pongTimeout' => 1.0];

/** Seconds after which no further step begins, and after which a single one has taken too long. */
const BUDGET = 10.0;
const STEP_LIMIT = 15.0;

/** What the steps share. A step that finds nothing in its place makes something, so that any other may be left out. */
final class World
{
    public static int $seed = 0;
    public static int $process = 0;
    public static float $started = 0;
    public static float $slowness = 1;
    public static ?array $server = null;
    public static array $ownServer = [];
    public static array $steps = [];
    public static array $descriptors = [];
    /** @var array<int, WebSocketClient> */
    public static array $clients = [];
    /** @var array<int, Fiber> */
    public static array $fibers = [];
    /** @var array<int, WebSocketClient\MessageIterator> */
    public static array $iterators = [];
    /** Anything else that has to stay for a while. */
    public static array $things = [];
    /** Whether there was a fatal error: who was in a call then has left it by longjmp(3). */
    public static bool $fatal = false;
    /** How many loops an alarm has to end. */
    public static int $interrupted = 0;
    /** Whether an output handler runs, or was left by an exception or a fatal error. */
    public static bool $inOutput = false;
    /** Whether a signal handler runs. */
    public static bool $handling = false;
}

class Plain extends WebSocketClient
{
    public mixed $mine = null;
}

/** Never constructs its parent. */
class Bare extends WebSocketClient
{
    public function __construct() {}
}

/** Is used before it is constructed, and at its end. */
class Late extends WebSocketClient
{
    public function __construct(mixed ...$arguments)
    {
        attempt(fn() => $this->recv(0));
        parent::__construct(...$arguments);
    }

    public function __destruct()
    {
        $this->send('farewell');
        $this->close();
    }
}

/** A string that does something when it is read. */
final class Text implements Stringable
{
    public function __construct(private string $text, private Closure $callback) {}

    public function __toString(): string
    {
        ($this->callback)();
        return $this->text;
    }
}

final class Log
{
    public function __construct(private Closure $callback) {}

    public function log(mixed $level, mixed $message, array $context): void
    {
        ($this->callback)();
    }
}

/** A logger without a method of that name. */
final class MagicLog
{
    public function __construct(private Closure $callback) {}

    public function __call(string $name, array $arguments): void
    {
        ($this->callback)();
    }
}

/** Does something at its end. */
final class Farewell
{
    public function __construct(private Closure $callback, public mixed $held = null) {}

    public function __destruct()
    {
        ($this->callback)();
    }
}

final class Chunks implements IteratorAggregate
{
    public function __construct(private Closure $generator) {}

    public function getIterator(): Iterator
    {
        return ($this->generator)();
    }
}

/** A stream of user space. What it does is taken from the context that it was opened with. */
final class UserStream
{
    public $context;

    public function stream_open(): bool
    {
        return true;
    }

    public function stream_write(string $data): int
    {
        (stream_context_get_options($this->context)['fuzz']['callback'])();
        return strlen($data);
    }

    public function stream_eof(): bool
    {
        return true;
    }
}

/** A filter that does something with each piece, and passes it on. */
final class Filter extends php_user_filter
{
    public function filter($in, $out, &$consumed, bool $closing): int
    {
        while ($bucket = stream_bucket_make_writeable($in)) {
            $consumed += $bucket->datalen;
            stream_bucket_append($out, $bucket);
        }
        ($this->params)();
        return PSFS_PASS_ON;
    }
}

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
    stream_filter_append($stream, 'fuzz', STREAM_FILTER_WRITE, $callback);
    return $stream;
}

/** What $body returns, or null if it throws. */
function attempt(Closure $body, ?string &$outcome = null): mixed
{
    $outcome = 'done';
    try {
        return $body();
    } catch (Throwable $thrown) {
        look_at($thrown);
        $outcome = get_class($thrown);
        return null;
    }
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

/** Runs $body in a child process, which has to end by itself. */
function in_child(Closure $body): void
{
    $child = function_exists('pcntl_fork') && PHP_SAPI === 'cli' ? pcntl_fork() : -1;
    if ($child === 0) {
        World::$steps = [];
        attempt($body);
        exit(0);
    }
    $until = microtime(true) + STEP_LIMIT * World::$slowness;
    while ($child > 0 && pcntl_waitpid($child, $status, WNOHANG) === 0) {
        if (microtime(true) > $until) {
            judge("hang of a child");
            posix_kill($child, SIGKILL);
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

function is_over(): bool
{
    return microtime(true) - World::$started > BUDGET * World::$slowness;
}

function judge(string $failure): void
{
    fwrite(STDERR, "JUDGE $failure\n");
}

function look_at(Throwable $thrown): void
{
    for ($next = $thrown; $next !== null; $next = $next->getPrevious()) {
        stripos($next->getMessage(), 'panic') === false || judge('panic: ' . get_class($next) . ": {$next->getMessage()}");
    }
    getenv('FUZZ_PHP_TRACE') && fwrite(STDERR, '    ' . get_class($thrown) . ': ' . substr($thrown->getMessage(), 0, 200) . "\n");
}

/** Runs the steps; after a fatal error or exit() the rest of them as a shutdown function. */
function run(int $seed, array $steps): void
{
    World::$seed = $seed;
    World::$process = getmypid();
    World::$slowness = (float) (getenv('FUZZ_PHP_SLOWNESS') ?: 1);
    World::$steps = $steps;
    World::$server ??= json_decode(getenv('FUZZ_PHP_SERVER') ?: start_server(), true);
    World::$descriptors = open_descriptors();
    World::$started = microtime(true);
    stream_filter_register('fuzz', Filter::class);
    in_array('fuzz', stream_get_wrappers(), true) || stream_wrapper_register('fuzz', UserStream::class);
    function_exists('pcntl_async_signals') && pcntl_async_signals(true);
    look_at_signals();
    register_shutdown_function(go_on(...));
    register_shutdown_function(leave(...));
    go_on();
}

/**
 * Has an ordinary handler for our signal. After a fatal error in a handler of an earlier request PHP may handle no signal
 * any more; then no alarm would end a loop.
 */
function look_at_signals(): void
{
    if (function_exists('pcntl_signal')) {
        pcntl_sigprocmask(SIG_UNBLOCK, [SIGUSR1, SIGALRM]);
        $works = false;
        pcntl_signal(SIGUSR1, function () use (&$works) {
            $works = true;
        });
        signal_myself();
        World::$handling = !$works;
        on_signal(fn() => null);
    }
}

function go_on(): void
{
    ini_set('memory_limit', '512M');
    World::$fatal = ((error_get_last()['type'] ?? 0) & (E_ERROR | E_USER_ERROR | E_CORE_ERROR | E_COMPILE_ERROR)) !== 0;
    while (World::$steps !== [] && !is_over()) {
        $number = array_key_first(World::$steps);
        $step = World::$steps[$number];
        unset(World::$steps[$number]);
        step($number, $step);
    }
}

function step(int $number, Closure $step): void
{
    fwrite(STDERR, "STEP $number\n");
    $began = microtime(true);
    attempt($step, $outcome);
    fwrite(STDERR, "ENDED $number $outcome\n");
    $took = microtime(true) - $began;
    $took < STEP_LIMIT * World::$slowness || judge(sprintf('slow: step %d took %.1f s', $number, $took));
}

/** Lets go of everything and looks at what is left. After a fatal error the engine has to do so, as in anybody's request. */
function leave(): void
{
    function_exists('pcntl_alarm') && pcntl_alarm(0);
    if (getmypid() !== World::$process || World::$fatal) {
        return;
    }
    fwrite(STDERR, "STEP leave\n");
    World::$steps = [];
    // Over and over, because destructors make new ones.
    for ($round = 0; $round < 5; $round++) {
        set_error_handler(null);
        if (function_exists('pcntl_signal')) {
            pcntl_signal(SIGALRM, SIG_IGN);
            pcntl_signal(SIGUSR1, SIG_IGN);
        }
        foreach (['clients', 'fibers', 'iterators', 'things'] as $place) {
            attempt(fn() => World::$$place = []);
        }
        gc_collect_cycles();
    }
    // What is left between requests, served.py looks at.
    World::$inOutput || PHP_SAPI !== 'cli' || judge_what_is_left();
}

function judge_what_is_left(): void
{
    // The native thread lets go of its share when it comes to it.
    for ($until = microtime(true) + 3 * World::$slowness; count(($left = what_is_left())['others']) > 4 && microtime(true) < $until;) {
        usleep(10_000);
    }
    $left['open'] === $left['kept'] || judge("open connections at the end: $left[open], $left[kept] of them persistent");
    count($left['sockets']) <= $left['kept'] || judge('open sockets at the end: ' . json_encode($left['sockets']) . ", $left[kept] connections are persistent");
    // The native thread, which ends a second later, has some of its own.
    count($left['others']) <= 4 || judge('open descriptors at the end: ' . json_encode($left['others']));
}

/** @return array{open: int, kept: int, sockets: string[], others: string[]} connections, and descriptors that were not there before */
function what_is_left(): array
{
    [$open, $kept] = connections();
    $left = array_diff_assoc(open_descriptors(), World::$descriptors);
    $sockets = array_filter($left, fn(string $what) => str_starts_with($what, 'socket:'));
    return ['open' => $open, 'kept' => $kept, 'sockets' => $sockets, 'others' => array_diff_key($left, $sockets)];
}

/** How many connections the process has, and how many of them nobody uses, as phpinfo() says. */
function connections(): array
{
    ob_start();
    (new ReflectionExtension('websocket_client'))->info();
    $text = html_entity_decode(strip_tags(str_replace('</td>', ' => ', ob_get_clean())));
    $number = fn(string $name) => preg_match("/{$name}[ =>]+(\d+)/", $text, $found) ? (int) $found[1] : -1;
    return [$number('Open connections'), $number('Persistent connections not in use')];
}

/** @return array<int, string> what each descriptor is */
function open_descriptors(): array
{
    $open = [];
    foreach (@scandir('/proc/self/fd') ?: [] as $number) {
        $what = @readlink("/proc/self/fd/$number");
        $what === false || $open[$number] = $what;
    }
    return $open;
}

function start_server(): string
{
    $process = proc_open(['python3', '-B', __DIR__ . '/server.py', certificates()], [['pipe', 'r'], ['pipe', 'w']], $pipes);
    World::$ownServer = [$process, ...$pipes];
    return fgets($pipes[1]);
}
