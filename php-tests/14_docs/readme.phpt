--TEST--
README: is one screen, its commands are those of docs/install.md, and its ten lines talk to a server that wants its pings answered
--FILE--
<?php
require __DIR__ . '/manual.inc';

foreach (['../README.md' => 'install.md', '../README.zh-CN.md' => 'install.zh-CN.md'] as $readme => $install) {
    $lines = substr_count(page($readme), "\n");
    $lines <= 95 or print("$readme has $lines lines\n");
    // In the section that is called so: the last commands are those of the ten lines.
    $commands = array_merge(...array_map(bare_lines(...), array_slice(code_blocks($readme, 'sh'), 0, 2)));
    $there = array_merge(...array_map(bare_lines(...), code_blocks($install, 'sh')));
    count($commands) === 6 or print("$readme: " . json_encode($commands) . "\n");
    foreach (array_diff($commands, $there) as $command) {
        echo "$install has no $command\n";
    }
}

$peer = python_peer(['ping_interval' => 1, 'ping_timeout' => 1]);
$programs = [];
foreach (['../README.md', '../README.zh-CN.md'] as $readme) {
    $file = tempnam(sys_get_temp_dir(), 'websocket-readme-');
    file_put_contents($file, code_blocks($readme, 'php')[0]);
    // Both at a time: each sleeps for five seconds.
    $pipes = [];
    $programs[$file] = [proc_open([...php_command(), $file, $peer->url()], [1 => ['pipe', 'w'], 2 => ['pipe', 'w']], $pipes), $pipes];
}
foreach ($programs as $file => [$process, $pipes]) {
    echo preg_replace('/[\d.]+/', 'N', stream_get_contents($pipes[1])), stream_get_contents($pipes[2]);
    echo 'status ', proc_close($process), "\n";
    unlink($file);
}
foreach ($peer->several('closed', 2) as $close) {
    echo 'closed with ', $close['code'], "\n";
}
?>
--EXPECT--
hello
round trip: N ms
still here
status 0
hello
往返 N 毫秒
still here
status 0
closed with 1000
closed with 1000
