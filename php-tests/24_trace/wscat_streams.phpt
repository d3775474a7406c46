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
