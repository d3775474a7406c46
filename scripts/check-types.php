<?php
// Says what a static analyser, mago, finds with the stubs: in examples/ and php-tests/types/right.php it must find no error,
// and in php-tests/types/wrong.php exactly what stands behind "wrong:" in the same line. scripts/check-types.sh gets mago.
// Usage: php check-types.php MAGO

declare(strict_types=1);

const ROOT = __DIR__ . '/..';
const TYPES = ROOT . '/php-tests/types';

// What JSON, getopt() and global variables give has no type, and examples are not the place to check each of them.
const UNTYPED = [
    'mixed-argument', 'mixed-array-access', 'mixed-array-assignment', 'mixed-array-index', 'mixed-assignment', 'mixed-operand',
    'mixed-method-access', 'mixed-property-access', 'mixed-return-statement',
];
// Stubs have no bodies, and defaults of what nobody has thrown.
const WITHOUT_BODY = ['missing-return-statement', 'invalid-property-default-value'];

/** @return list<array{int, string, string}> line, code and words of what is found, for a file alone */
function analyse(string $mago, string $file, string $least, array $ignored): array
{
    // Each example alone: two may declare the same class.
    $settings = tempnam(sys_get_temp_dir(), 'types-') . '.toml';
    file_put_contents($settings, implode("\n", [
        'php-version = "8.2"',
        '[source]',
        'paths = ' . json([$file]),
        'includes = ' . json([ROOT . '/stubs', TYPES . '/loops.php']),
        '[analyzer]',
        'ignore = ' . json($ignored),
    ]));
    $command = [$mago, '--config', $settings, 'analyze', '--minimum-report-level', $least, '--reporting-format', 'json'];
    $process = proc_open($command, [1 => ['pipe', 'w'], 2 => ['pipe', 'w']], $pipes, ROOT);
    $output = stream_get_contents($pipes[1]);
    $errors = stream_get_contents($pipes[2]);
    proc_close($process);
    unlink($settings);
    unlink(substr($settings, 0, -5));
    $answer = json_decode($output, true);
    if (!isset($answer['issues'])) {
        // Without a finding it says so in words.
        return str_contains($errors, 'No issues found') ? [] : throw new RuntimeException("$file: $errors$output");
    }
    $found = [];
    foreach ($answer['issues'] as $issue) {
        $place = array_column($issue['annotations'], null, 'kind')['Primary']['span']['start']['line'];
        // echo takes a \Stringable, whatever mago says.
        if ($issue['code'] !== 'invalid-argument' || !preg_match('/^Invalid type for the \w+ value\.$/', $issue['message'])) {
            $found[] = [$place + 1, $issue['code'], $issue['message']];
        }
    }
    return $found;
}

function json(array $list): string
{
    return json_encode($list, JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR);
}

/** @return list<string> what the analyser should have said and did not, or the other way round */
function differences(string $mago, string $file): array
{
    $found = $wanted = [];
    foreach (analyse($mago, $file, 'warning', []) as [$line, $code]) {
        $found["line $line: $code"] = true;
    }
    foreach (file($file) as $index => $line) {
        if (preg_match('#// wrong: (.*)$#', rtrim($line), $match)) {
            foreach (explode(', ', $match[1]) as $code) {
                $wanted['line ' . ($index + 1) . ": $code"] = true;
            }
        }
    }
    $wanted !== [] or throw new RuntimeException("$file has no line that is wrong");
    return [
        ...array_map(fn(string $what) => "$what is not found", array_keys(array_diff_key($wanted, $found))),
        ...array_map(fn(string $what) => "$what is found and not expected", array_keys(array_diff_key($found, $wanted))),
    ];
}

$mago = $argv[1] ?? exit("usage: php {$argv[0]} MAGO\n");
$problems = 0;
$report = function (string $file, array $lines) use (&$problems): void {
    foreach ($lines as $line) {
        fwrite(STDERR, substr($file, strlen(ROOT) + 1) . ": $line\n");
        $problems++;
    }
};
$right = [...glob(ROOT . '/examples/*.php'), ...glob(ROOT . '/stubs/*.php'), TYPES . '/right.php'];
foreach ($right as $file) {
    $ignored = match (basename(dirname($file))) {
        'examples' => UNTYPED,
        'stubs' => WITHOUT_BODY,
        default => [],
    };
    $report($file, array_map(fn(array $one) => "line $one[0]: $one[1]: $one[2]", analyse($mago, $file, 'error', $ignored)));
}
$report(TYPES . '/wrong.php', differences($mago, TYPES . '/wrong.php'));
if ($problems > 0) {
    exit(1);
}
echo 'types: an analyser finds nothing wrong in ', count($right), " files, and what is wrong in wrong.php\n";
