<?php
/**
 * What every random program stands on: the world that its steps share, how they are run, and the look at what is left at
 * the end. What they are made of is in classes.php and vocabulary.php. A line on standard error that begins with "JUDGE " is a failure.
 *
 * In the environment: FUZZ_PHP_SERVER, where the server is (JSON, as server.py prints it; without it one is started),
 * FUZZ_PHP_CERTS, the folder of ca.pem, FUZZ_PHP_SLOWNESS, by how much everything takes longer (valgrind), and
 * FUZZ_PHP_TRACE, which has each exception told on standard error.
 */

require_once __DIR__ . '/classes.php';
require_once __DIR__ . '/vocabulary.php';

defined('STDERR') || define('STDERR', fopen('php://stderr', 'w'));

/** The limits of every client, unless a program says otherwise: no call may wait for long. */
const LIMITS = ['connectTimeout' => 1.0, 'receiveTimeout' => 0.3, 'sendTimeout' => 0.4, 'closeTimeout' => 0.2, 'pongTimeout' => 1.0];

/**
 * Seconds after which no further step begins, and after which a single one has taken too long: with `pongTimeout: null`
 * recvTo() gives a server that has begun a message 20 s to go on.
 */
const BUDGET = 10.0;
const STEP_LIMIT = 25.0;

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
    // A fatal error leaves it registered, with memory that is gone, for the next request.
    PHP_SAPI === 'cli' && stream_filter_register('fuzz', Filter::class);
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

/**
 * Empties one of the World's arrays, a copy of which lives for a moment longer: PHP 8.2 releases what a typed property held
 * before it assigns, if somebody has a reference to it, and a destructor would find objects whose memory is gone.
 */
function let_go(string $place): void
{
    $old = World::$$place;
    World::$$place = [];
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
            attempt(fn() => let_go($place));
        }
        gc_collect_cycles();
    }
    // What is left between requests, served.py looks at.
    World::$inOutput || PHP_SAPI !== 'cli' || judge_what_is_left();
}

function judge_what_is_left(): void
{
    // The native thread lets go of its share when it comes to it, and one that it is ending just then still counts as kept.
    $is_settled = fn(array $left) => count($left['others']) <= 4 && $left['open'] === $left['kept'] && count($left['sockets']) <= $left['kept'];
    for ($until = microtime(true) + 3 * World::$slowness; !$is_settled($left = what_is_left()) && microtime(true) < $until;) {
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
