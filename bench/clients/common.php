<?php

/**
 * What the PHP clients share: the task on the command line, and the line that answers it. `src/task.rs` says what the
 * words are.
 */

declare(strict_types=1);

/** CLIENT WORK URL N WARM SIZE KIND */
final class Task
{
    /** What 16 bytes repeat; src/payload.rs has the same. */
    private const PATTERNS = ['text' => '0123456789abcdef', 'utf8' => 'é漢🙂ß字è', 'binary' => '0123456789abcdef', 'json' => ''];

    public readonly string $work;
    public readonly string $url;
    public readonly int $n;
    public readonly int $warm;
    public readonly int $size;
    public readonly bool $binary;

    /** A message; of JSON nothing is known but its size. */
    public readonly string $payload;

    public function __construct(array $arguments)
    {
        [, $this->work, $this->url, $n, $warm, $size, $kind] = $arguments;
        $this->n = (int) $n;
        $this->warm = (int) $warm;
        $this->size = (int) $size;
        $this->binary = $kind === 'binary';
        $this->payload = str_repeat(self::PATTERNS[$kind], intdiv($this->size, 16));
    }

    /** Leaves for work that this client does not know. */
    public function unsupported(): never
    {
        fwrite(STDERR, "no $this->work here\n");
        exit(3);
    }

    /** The warm-up, untimed, then the timed part; prints the line that the driver reads. */
    public function timed(callable $part): void
    {
        if ($this->warm > 0) {
            $part($this->warm, true);
        }
        [$cpu, $began] = [self::cpu(), hrtime(true)];
        $part($this->n, false);
        [$ended, $spent] = [hrtime(true), self::cpu() - $cpu];
        printf("%.9f %.6f %d\n", ($ended - $began) / 1e9, $spent, $this->n);
    }

    /** Opens connections and keeps them, in two steps, so that the driver can look at the memory in between. */
    public function idle(callable $open): void
    {
        $held = [];
        foreach ([$this->warm, $this->n] as $count) {
            for ($i = 0; $i < $count; $i++) {
                $held[] = $open();
            }
            echo "ready\n";
            fgets(STDIN);
        }
    }

    private static function cpu(): float
    {
        $usage = getrusage();
        return $usage['ru_utime.tv_sec'] + $usage['ru_stime.tv_sec'] + ($usage['ru_utime.tv_usec'] + $usage['ru_stime.tv_usec']) / 1e6;
    }
}

function expect(bool $fulfilled, string $what): void
{
    $fulfilled || throw new RuntimeException($what);
}
