--TEST--
examples/wscat.php: only messages go to the standard output, as they are where that is a pipe
--FILE--
<?php
require __DIR__ . '/wscat.inc';

$peer = python_peer();
// Nobody asks for colours where there is no terminal, whatever NO_COLOR says.
$wscat = new Wscat(['-w', '0.5', $peer->url()], apart: true);
$wscat->type("{\"a\":[1,2]}\n/ping\n/nonsense\n");
$wscat->end();
echo 'status ', $wscat->status(), "\n-- output\n", $wscat->output();
echo "-- errors\n", preg_replace('/\d+\.\d+ ms/', 'MS', with_ports($wscat->errors(), ['PEER' => $peer->port]));

foreach ([['--color'], ['--no-color', '--color'], []] as $arguments) {
    $wscat = new Wscat([...$arguments, '-w', '0.2', '-x', 'hello', $peer->url()], ['NO_COLOR' => '1'], apart: true);
    $wscat->end();
    $wscat->status();
    echo json_encode([$wscat->output(), str_contains($wscat->errors(), "\033")]), "\n";
}

// Every byte of a message, into a pipe.
$wscat = new Wscat(['-w', '0.2', '-x', "{\r\n\x1b\u{9b}}", $peer->url()], apart: true);
$wscat->end();
$wscat->status();
echo json_encode($wscat->output()), "\n";
// Typed at a terminal, in front of a pipe.
$wscat = new Wscat(['-w', '0.2', $peer->url()], apart: true, typed: true);
$wscat->type("{\"b\":1}\n");
var_dump($wscat->waitFor("{\"b\":1}\n"));
$wscat->type("/close\n");
$wscat->end();
echo $wscat->status(), ' ', json_encode($wscat->output()), "\n";
// The reader leaves, as head does.
$wscat = new Wscat([$peer->url()], apart: true);
$wscat->type("one\n");
var_dump($wscat->waitFor("one\n"));
$wscat->leave();
$wscat->type("two\n");
echo $wscat->status(), ' ', with_ports($wscat->errors(), ['PEER' => $peer->port]);
?>
--EXPECT--
status 0
-- output
{"a":[1,2]}
-- errors
connected to ws://127.0.0.1:PEER/ (127.0.0.1:PEER); Ctrl-C ends
round trip: MS
unknown: /nonsense; /help lists the commands
closed: 1000
["\u001b[36mhello\u001b[0m\n",true]
["\u001b[36mhello\u001b[0m\n",true]
["hello\n",false]
"{\r\n\u001b\u009b}\n"
bool(true)
0 "{\"b\":1}\n"
bool(true)
0 connected to ws://127.0.0.1:PEER/ (127.0.0.1:PEER); Ctrl-C ends
closed: 1000
