<?php
/**
 * Everything at once for as long as it is told: echoes, streams, persistent connections, select(), event loops, forks and
 * refusals in turn, in one process, while a proxy between some clients and their server resets, ends and freezes at
 * random. Each minute it prints what was done and what the process holds; at the end it judges: nothing may have gone wrong
 * that no fault explains, memory has to be flat and every descriptor given back.
 *
 * Usage: php soak.php SECONDS [SEED]
 */

use WebSocketClient\TlsOptions;

require __DIR__ . '/../php-tests/helpers/faults.inc';

/** Memory may be this much larger in the last quarter than in the second one: the allocators' own noise. */
const NOISE = 4096;

/** Servers are replaced that often, in seconds, which is one more fault. */
const SERVER_LIFE = 120;

/** Feeds through the faulty proxy. */
const FEEDS = 20;

final class Soak
{
    public array $done = [];
    public array $wrong = [];
    public int $bytes = 0;
    public int $losses = 0;
    private Peer $plain;
    private Peer $secure;
    private FaultProxy $proxy;
    /** @var list<WebSocketClient> */
    private array $feeds = [];
    private TlsOptions $tls;
    private float $replaced;

    public function __construct()
    {
        $this->tls = new TlsOptions(caFile: certificate('ca'));
        $this->replace();
    }

    /** One of the activities, at random. */
    public function step(): void
    {
        if (elapsed($this->replaced) > SERVER_LIFE) {
            $this->replace();
        }
        $activities = ['echo', 'echo', 'stream', 'persist', 'persist', 'feeds', 'feeds', 'loop', 'fork', 'refused'];
        $activity = $activities[mt_rand(0, count($activities) - 1)];
        try {
            $this->$activity(mt_rand(0, 1) === 1);
            $this->done[$activity] = ($this->done[$activity] ?? 0) + 1;
        } catch (Throwable $thrown) {
            $this->wrong[] = "$activity: " . get_class($thrown) . ": {$thrown->getMessage()}";
        }
    }

    /** Ends all that stands. */
    public function end(): void
    {
        $this->feeds = [];
        unset($this->plain, $this->secure, $this->proxy);
    }

    /** New servers, on the ports of the old ones, which the standing clients find again. */
    private function replace(): void
    {
        $ports = isset($this->plain) ? [['port' => $this->plain->port], ['port' => $this->secure->port]] : [[], []];
        if (isset($this->plain)) {
            $this->plain->stop();
            $this->secure->stop();
        }
        $this->plain = python_peer($ports[0] + ['ping_interval' => 5, 'ping_timeout' => 20]);
        $this->secure = python_peer($ports[1] + ['tls' => 'server', 'ping_interval' => 5, 'ping_timeout' => 20]);
        $this->feeds = [];
        $this->proxy = new FaultProxy($this->plain);
        $this->replaced = elapsed();
    }

    private function client(bool $secure, mixed ...$options): WebSocketClient
    {
        $options += ['receiveTimeout' => 30.0, 'url' => ($secure ? $this->secure : $this->plain)->url()];
        $client = new WebSocketClient(...$options, tls: $secure ? $this->tls : null);
        $client->connect();
        return $client;
    }

    private function same(mixed $sent, mixed $received): void
    {
        $this->bytes += strlen((string) $sent);
        if ((string) $sent !== (string) $received) {
            throw new LogicException(sprintf('%d bytes went out, %d other ones came back', strlen((string) $sent), strlen((string) $received)));
        }
    }

    private function payload(int $most): string
    {
        $size = (int) ($most ** (mt_rand() / mt_getrandmax()));
        return mt_rand(0, 1) ? random_bytes(max(1, $size)) : str_repeat('{"price": 12.5}, ', intdiv($size, 17) + 1);
    }

    private function echo(bool $secure): void
    {
        $client = $this->client($secure, compression: mt_rand(0, 1) === 1);
        for ($i = 0; $i < 20; $i++) {
            $client->sendBinary($sent = $this->payload(300_000));
            $this->same($sent, $client->recv());
        }
        $client->ping();
        mt_rand(0, 1) and $client->close();
    }

    private function stream(bool $secure): void
    {
        $client = $this->client($secure);
        $chunks = array_map(fn() => $this->payload(65536), range(1, 32));
        $client->sendFragments((fn() => yield from $chunks)(), binary: true);
        $file = fopen('php://temp/maxmemory:65536', 'w+b');
        $client->recvTo($file);
        rewind($file);
        $this->same(implode($chunks), stream_get_contents($file));
    }

    private function persist(bool $secure): void
    {
        $client = $this->client($secure, persistentId: 'soak ' . mt_rand(1, 3));
        $client->send($id = bin2hex(random_bytes(8)));
        while (($answer = (string) $client->recv()) !== $id) {
            strlen($answer) === 16 or throw new LogicException('an answer to nobody');
        }
        // Now and then an answer is left for nobody.
        mt_rand(0, 9) or $client->send(bin2hex(random_bytes(8)));
    }

    /** Clients that reconnect, through the proxy, while it does something to them. What was lost is lost; nothing is made up. */
    private function feeds(bool $freeze): void
    {
        while (count($this->feeds) < FEEDS) {
            $policy = quick_policy(stableAfter: 0.0);
            $this->feeds[] = new WebSocketClient($this->proxy->url(), pingInterval: 1.0, pongTimeout: 1.0, reconnect: $policy, sendTimeout: 20.0);
            end($this->feeds)->connect();
        }
        $round = bin2hex(random_bytes(4));
        $waiting = [];
        foreach ($this->feeds as $key => $client) {
            $client->send("$round $key");
            $waiting[$key] = true;
        }
        $this->proxy->tell(...[['reset'], ['end'], ['pass'], ['freeze', 'pass']][mt_rand(0, 3)]);
        $start = elapsed();
        while ($waiting && elapsed($start) < 3.0) {
            foreach (WebSocketClient::select($this->feeds, 0.5) as $key => $client) {
                while (($message = $client->recv(0)) !== null) {
                    str_ends_with((string) $message, " $key") or throw new LogicException("'$message' for $key");
                    if ((string) $message === "$round $key") {
                        unset($waiting[$key]);
                    }
                }
            }
        }
        $this->losses += count($waiting);
    }

    private function loop(bool $secure): void
    {
        $client = $this->client($secure);
        $stream = $client->getStream();
        $client->send('!flood 100 200');
        for ($count = 0; $count < 100; ) {
            [$read, $none] = [[$stream], null];
            stream_select($read, $none, $none, 20) === 1 or throw new LogicException('the stream is silent');
            while (($message = $client->recv(0)) !== null) {
                $this->same(sprintf('%08d', $count++), substr((string) $message, 0, 8));
            }
        }
    }

    private function fork(bool $secure): void
    {
        $client = $this->client($secure);
        $child = pcntl_fork();
        if ($child === 0) {
            $client = null;
            posix_kill(getmypid(), SIGKILL);
        }
        $client->send('parent');
        $this->same('parent', $client->recv());
        pcntl_waitpid($child, $status);
    }

    private function refused(bool $secure): void
    {
        try {
            $secure
                ? (new WebSocketClient($this->secure->url()))->connect()
                : (new WebSocketClient('ws://127.0.0.1:1/', connectTimeout: 5.0))->connect();
        } catch (WebSocketClient\ConnectException) {
            return;
        }
        throw new LogicException('nobody refused');
    }
}

function resident(): int
{
    preg_match('/VmRSS:\s+(\d+)/', file_get_contents('/proc/self/status'), $match);
    return (int) $match[1];
}

function median(array $values): int
{
    sort($values);
    return (int) ($values[intdiv(count($values), 2)] ?? 0);
}

function report(Soak $soak, float $start, int $memory): void
{
    ksort($soak->done);
    printf(
        "%5d s: %s; %d MiB echoed, %d of the feeds' messages lost to faults, %d wrong; %.1f MiB, %d descriptors, %d threads\n",
        elapsed($start),
        implode(', ', array_map(fn($name, $count) => "$count $name", array_keys($soak->done), $soak->done)),
        $soak->bytes >> 20,
        $soak->losses,
        count($soak->wrong),
        $memory / 1024,
        count_own('fd'),
        count_own('task'),
    );
}

$seconds = (int) ($argv[1] ?? 3600);
$seed = (int) ($argv[2] ?? time());
mt_srand($seed);
echo "seed $seed\n";
$descriptors = count_own('fd');
$start = $told = elapsed();
$soak = new Soak();
$samples = [];
while (elapsed($start) < $seconds) {
    $soak->step();
    if (elapsed($told) >= 60 || elapsed($start) >= $seconds) {
        $told = elapsed();
        gc_collect_cycles();
        report($soak, $start, resident());
    }
    $samples[] = [elapsed($start), resident()];
}
$soak->end();
gc_collect_cycles();

$quarter = fn(float $from, float $to) => median(array_column(array_filter($samples, fn($sample) => $sample[0] >= $from * $seconds && $sample[0] < $to * $seconds), 1));
$grown = $quarter(0.75, 1.01) - $quarter(0.25, 0.5);
// Persistent connections are the process's.
$kept = count_own('fd') - $descriptors;
foreach (array_slice($soak->wrong, 0, 20) as $wrong) {
    echo "wrong: $wrong\n";
}
printf("memory: %.1f MiB in the second quarter, %+.1f MiB in the last\n", $quarter(0.25, 0.5) / 1024, $grown / 1024);
printf("descriptors: %+d, persistent connections among them\n", $kept);
$verdicts = [$soak->wrong === [], $grown <= NOISE, $kept <= 6 + 3];
$failed = count(array_filter($verdicts, fn($good) => !$good));
printf("\nsoak: %d passed, %d failed, 0 skipped\n", count($verdicts) - $failed, $failed);
exit($failed ? 1 : 0);
