<?php
/**
 * Compares the reports of a run with expected.json and adds them up. The last line counts the cases of all schemes.
 *
 * Usage: php check.php EXPECTED OUTPUT    where OUTPUT is drive.php's --output
 */

function read(string $file): array
{
    return json_decode(file_get_contents($file), true, flags: JSON_THROW_ON_ERROR);
}

[, $expectations, $output] = $argv;
$expected = read($expectations);
$run = read("$output/run.json");

$passed = $failed = 0;
$failures = [];
$table = [];
foreach ($run as $scheme => $part) {
    // A case that a future server has no more, or has more, must not pass unseen.
    $counts = array_count_values(array_map(fn($case) => (int) $case, array_keys($part['cases'])));
    ksort($counts);
    if ($counts != $expected['cases']) {
        $failed++;
        $failures[] = "$scheme: the server has other cases than $expectations counts: " . json_encode($counts);
    }

    $results = read("$output/reports/$scheme/index.json");
    $results = reset($results) ?: [];
    $queue = $part['chosen'];
    usort($queue, strnatcmp(...));
    foreach ($queue as $case) {
        $result = $results[$case] ?? null;
        $is = $result ? "$result[behavior], close $result[behaviorClose]" : 'NOT RUN';
        $wanted = $expected['other'][$case] ?? 'OK';
        if ($is === "$wanted, close $wanted") {
            $passed++;
            $is = $wanted;
        } elseif (++$failed && array_key_exists($case, $part['said'])) {
            $report = $result ? "$output/reports/$scheme/" . preg_replace('/json$/', 'html', $result['reportfile']) : 'no report';
            $said = isset($part['said'][$case]) ? "\n    client: {$part['said'][$case]}" : '';
            $failures[] = "$scheme $case: $is, expected $wanted\n    {$part['cases'][$case]}$said\n    $report";
        }
        $section = (int) $case;
        $table[$section][$scheme][$is] = ($table[$section][$scheme][$is] ?? 0) + 1;
    }
    $left = count($queue) - count($part['said']);
    if ($left) {
        $failures[] = "$scheme: $left cases were left out";
    }
}

$sections = reset($run)['sections'];
ksort($table);
$rows = [['', ...array_keys($run)]];
foreach ($table as $section => $schemes) {
    $cells = array_map(function (string $scheme) use ($schemes): string {
        $counts = $schemes[$scheme] ?? [];
        return implode(', ', array_map(fn($is, $count) => "$count $is", array_keys($counts), $counts));
    }, array_keys($run));
    $rows[] = [sprintf('%2d %s', $section, $sections[$section] ?? ''), ...$cells];
}
foreach ($rows as $row) {
    echo rtrim(sprintf('%-48s' . str_repeat('  %-26s', count($run)), ...$row)), "\n";
}

foreach ($failures as $failure) {
    echo "\n-- $failure\n";
}
foreach ($run as $scheme => $_) {
    echo "\nreport: $output/reports/$scheme/index.html";
}
printf("\n\nconformance: %d passed, %d failed, 0 skipped\n", $passed, $failed);
exit($failed ? 1 : 0);
