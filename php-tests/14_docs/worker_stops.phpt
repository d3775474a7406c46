--TEST--
examples/worker.php: SIGINT stops an idle one at once; a second signal, and the end of the grace, one whose server does not answer
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';

$stopped = ['send_frame', 'opcode' => 1, 'payload' => '{"stopped": true}'];
$ready = [['upgrade'], ['read_frame', 'opcode' => 1]];
$peers = [
    'idle' => [scripted_peer([...$ready, ['read_frame', 'opcode' => 1], $stopped, ['answer_close']]), '10', false],
    'twice' => [scripted_peer([...$ready, ['answer_close']]), '30', true],
    'grace' => [scripted_peer([...$ready, ['answer_close']]), '1', false],
];
foreach ($peers as $how => [$peer, $grace, $again]) {
    $worker = Script::file(__DIR__ . '/../../examples/worker.php', "--grace=$grace", $peer->url());
    $peer->waitFor('frame');
    $start = elapsed();
    $worker->signal(SIGINT);
    $worker->waitFor('stopping');
    $again and $worker->signal(SIGINT);
    ob_start();
    $status = $worker->finish();
    ob_end_clean();
    echo "$how: $status, ";
    $how === 'grace' ? assert_waited(elapsed($start), 1.0) : assert_within(elapsed($start), 0.0);
    $peer->waitFor('closed');
    foreach ($peer->all('frame') as $frame) {
        echo $frame['text'] ?? "$frame[code] $frame[reason]", "\n";
    }
}
?>
--EXPECT--
idle: 0, returned within its limit
{"ready":true}
{"stop":true}
1000 worker stopped
twice: 0, returned within its limit
{"ready":true}
{"stop":true}
1001 worker stopping
grace: 0, waited out its limit
{"ready":true}
{"stop":true}
1001 worker stopping
