<?php
/**
 * Runs the cases of Autobahn's fuzzing server: over ws, then over wss, several servers at a time, each with one client.php.
 * It writes the reports and run.json, which says what was run and what the clients had to say. check.php is the judge.
 *
 * Whatever hangs or crashes costs its own case only, and everything it started ends with it: the servers and clients live
 * as long as their standard input, this script as long as its own, which run.sh holds.
 *
 * Usage: php drive.php --client COMMAND --server COMMAND --index COMMAND --certificates DIRECTORY --output DIRECTORY
 *        [--jobs N] [--scheme ws|wss] [--cases PATTERN]...
 *        COMMAND is a list in JSON: the program and its arguments.
 */

const AGENT = 'WebSocketClient';

/** Seconds for one case. Sections 12 and 13 send 1000 messages, for which the server itself has up to 480 s. */
const LIMIT = 60;
const LIMIT_COMPRESSION = 600;

/** A run is given up when so many cases could not be brought to an end: no connection, a crash, a hanging client. */
const BROKEN_CASES = 5;

/** A program whose standard input and output are pipes to here and whose errors go to a file. */
final class Process
{
    /** @var array<int, self> those that have not ended */
    private static array $all = [];

    /** @var resource */
    private $process;
    /** @var resource */
    private $input;
    /** @var resource */
    public $output;

    /** @param list<string> $command */
    public function __construct(array $command, string $errors)
    {
        $process = proc_open($command, [['pipe', 'r'], ['pipe', 'w'], ['file', $errors, 'a']], $pipes);
        is_resource($process) || stop("Cannot start $command[0]");
        $this->process = $process;
        [$this->input, $this->output] = $pipes;
        self::$all[spl_object_id($this)] = $this;
    }

    /** PHP itself would wait for one that hangs. */
    public static function endAll(): void
    {
        foreach (self::$all as $process) {
            $process->end();
        }
    }

    public function write(string $line): void
    {
        @fwrite($this->input, "$line\n");
    }

    /** The next line; null if there is none within so many seconds, or none at all. */
    public function read(float $timeout): ?array
    {
        $read = [$this->output];
        $none = null;
        $seconds = (int) $timeout;
        if (!@stream_select($read, $none, $none, $seconds, (int) (($timeout - $seconds) * 1e6))) {
            return null;
        }
        $line = fgets($this->output);
        return $line === false ? null : json_decode($line, true);
    }

    /** How it ended, in words. It is killed first if it still runs after a second. */
    public function end(): string
    {
        unset(self::$all[spl_object_id($this)]);
        fclose($this->input);
        for ($i = 0; $i < 20; $i++) {
            $status = proc_get_status($this->process);
            if (!$status['running']) {
                break;
            }
            usleep(50_000);
        }
        if ($status['running']) {
            proc_terminate($this->process, 9);
        }
        proc_close($this->process);
        return match (true) {
            $status['running'] => 'was killed',
            $status['signaled'] => "was ended by signal $status[termsig]",
            default => "exited with $status[exitcode]",
        };
    }
}

/** A fuzzing server and the client that works through its cases. */
final class Pair
{
    public readonly Process $server;
    public readonly array $ready;
    private ?Process $client = null;
    public ?string $case = null;
    private float $deadline = 0;

    public function __construct(
        private array $clientCommand,
        array $serverCommand,
        private string $scheme,
        private string $log,
    ) {
        $this->server = new Process($serverCommand, "$log-server.log");
    }

    public function awaitServer(): void
    {
        $this->ready = $this->server->read(60) ?? stop("The fuzzing server does not start: see $this->log-server.log");
    }

    public function begin(string $case): void
    {
        $this->case = $case;
        $this->client ??= new Process($this->clientCommand, "$this->log-client.log");
        $this->client->write("$this->scheme://127.0.0.1:{$this->ready['port']}/runCase?casetuple=$case&agent=" . AGENT);
        $compression = preg_match('/^1[23]\./', $case);
        $this->deadline = microtime(true) + ($compression ? LIMIT_COMPRESSION : LIMIT);
    }

    /** @return resource */
    public function output()
    {
        return $this->client->output;
    }

    public function overdue(): bool
    {
        return microtime(true) > $this->deadline;
    }

    /**
     * Takes the client's word about its case, or ends it.
     *
     * @return array{connected: bool, error: ?string}
     */
    public function finish(): array
    {
        $this->case = null;
        $overdue = $this->overdue();
        $answer = $overdue ? null : $this->client->read(1);
        if ($answer !== null) {
            return $answer;
        }
        $ending = $this->client->end();
        $this->client = null;
        $error = ($overdue ? 'did not end in time' : $ending) . ", see $this->log-client.log";
        return ['connected' => false, 'error' => $error];
    }

    public function writeReports(): void
    {
        $this->server->write('reports');
    }

    public function awaitReports(): void
    {
        $this->server->read(180) ?? stop("The reports were not written: see $this->log-server.log");
    }

    public function end(): void
    {
        $this->client?->end();
        $this->server->end();
    }
}

function stop(string $why): never
{
    fwrite(STDERR, "conformance: $why\n");
    exit(2);
}

/** @return array<string, ?string> what the clients said of each case */
function run(array $pairs, array $queue, string $scheme): array
{
    [$said, $total, $broken] = [[], count($queue), 0];
    $told = $began = microtime(true);
    while (true) {
        foreach ($pairs as $pair) {
            if ($pair->case === null && $queue) {
                $pair->begin(array_shift($queue));
            }
        }
        $busy = array_filter($pairs, fn(Pair $pair) => $pair->case !== null);
        if (!$busy) {
            break;
        }

        $read = [STDIN, ...array_map(fn(Pair $pair) => $pair->output(), array_values($busy))];
        $none = null;
        @stream_select($read, $none, $none, 1);
        if (in_array(STDIN, $read, true)) {
            stop('interrupted');
        }
        foreach ($busy as $pair) {
            if (in_array($pair->output(), $read, true) || $pair->overdue()) {
                $case = $pair->case;
                $answer = $pair->finish();
                $said[$case] = $answer['error'];
                $broken += (int) !$answer['connected'];
            }
        }
        if ($broken >= BROKEN_CASES && $queue) {
            echo "$scheme: $broken cases could not be brought to an end, the rest is left out\n";
            $queue = [];
        }
        if (microtime(true) > $told + 30) {
            $told = microtime(true);
            printf("%s: %d of %d cases after %d s\n", $scheme, count($said), $total, $told - $began);
        }
    }
    printf("%s: %d of %d cases in %d s\n", $scheme, count($said), $total, microtime(true) - $began);
    return $said;
}

register_shutdown_function(Process::endAll(...));
$options = getopt('', ['client:', 'server:', 'index:', 'certificates:', 'output:', 'jobs:', 'scheme:', 'cases:']);
[$client, $server, $index] = array_map(fn($name) => json_decode($options[$name], true), ['client', 'server', 'index']);
$certificates = $options['certificates'];
$output = $options['output'];
$patterns = (array) ($options['cases'] ?? ['*']);

$record = [];
foreach ((array) ($options['scheme'] ?? ['ws', 'wss']) as $scheme) {
    $reports = "$output/reports/$scheme";
    is_dir($reports) || mkdir($reports, recursive: true);
    $tls = $scheme === 'wss';
    $pairs = [];
    for ($i = 1; $i <= ($options['jobs'] ?? 2); $i++) {
        $pairs[] = new Pair(
            [...$client, ...($tls ? ["$certificates/ca.pem"] : [])],
            [...$server, $reports, ...($tls ? ["$certificates/server.key", "$certificates/server.pem"] : [])],
            $scheme,
            "$output/logs/$scheme-$i",
        );
    }
    foreach ($pairs as $pair) {
        $pair->awaitServer();
    }

    $all = $pairs[0]->ready['cases'];
    uksort($all, strnatcmp(...));
    $chosen = [];
    foreach ($patterns as $pattern) {
        $matching = array_filter(array_keys($all), fn($case) => fnmatch($pattern, $case));
        $matching || stop("no case is called $pattern");
        $chosen += array_flip($matching);
    }
    $queue = array_map(strval(...), array_keys($chosen));
    // The last sections take longest, so they come first: no pair is then left alone with them.
    usort($queue, fn($a, $b) => strnatcmp($b, $a));

    $said = run($pairs, $queue, $scheme);
    foreach ($pairs as $pair) {
        $pair->writeReports();
    }
    foreach ($pairs as $pair) {
        $pair->awaitReports();
        $pair->end();
    }
    $maker = new Process([...$index, $reports], "$output/logs/$scheme-index.log");
    $maker->read(120);
    $maker->end() === 'exited with 0' || stop("No index was made: see $output/logs/$scheme-index.log");

    $record[$scheme] = ['cases' => $all, 'sections' => $pairs[0]->ready['sections'], 'chosen' => $queue, 'said' => $said];
}
file_put_contents("$output/run.json", json_encode($record, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR));
