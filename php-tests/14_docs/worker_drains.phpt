--TEST--
examples/worker.php: at SIGTERM in the middle of a job it does that and what has come, reports both and closes with 1000
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

foreach (schemes() as $scheme => [$peerOptions]) {
    $job = fn(array $job) => ['send_frame', 'opcode' => 1, 'payload' => json_encode($job)];
    $peer = scripted_peer([
        ['upgrade'],
        ['read_frame', 'opcode' => 1],
        $job(['job' => 1, 'text' => 'one']),
        ['read_frame', 'opcode' => 1],
        $job(['job' => 2, 'text' => 'two', 'seconds' => 3]),
        $job(['job' => 'c', 'text' => 'three']),
        ['wait_command'],
        ['read_frame', 'opcode' => 1],
        $job(['job' => 4, 'text' => 'on its way']),
        $job(['stopped' => true]),
        ['read_frame', 'opcode' => 1],
        ['read_frame', 'opcode' => 1],
        ['read_frame', 'opcode' => 1],
        ['answer_close'],
    ], $peerOptions);
    $worker = Script::file(__DIR__ . '/../../examples/worker.php', '--ca-file=' . certificate('ca'), $peer->url());
    $peer->waitFor('waiting');
    $worker->signal(SIGTERM);
    $worker->waitFor('stopping');
    $peer->go();
    ob_start();
    $status = $worker->finish();
    ob_end_clean();
    echo "$scheme: $status\n";
    $peer->waitFor('closed');
    foreach ($peer->all('frame') as $frame) {
        $said = json_decode($frame['text'] ?? 'null', true);
        echo isset($said['result']) ? "done: {$said['done']}" : $frame['text'] ?? "$frame[code] $frame[reason]", "\n";
    }
    echo $said === null && str_contains($worker->output(), 'stopped, closed with 1000') ? "said so\n" : $worker->output();
}
?>
--EXPECT--
ws: 0
{"ready":true}
done: 1
{"stop":true}
done: 2
done: c
done: 4
1000 worker stopped
said so
wss: 0
{"ready":true}
done: 1
{"stop":true}
done: 2
done: c
done: 4
1000 worker stopped
said so
