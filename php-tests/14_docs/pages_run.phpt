--TEST--
docs/: code blocks of the pages, run against peers, do what the pages say
--FILE--
<?php
require __DIR__ . '/manual.inc';

/** The block of the page that has this text, with what is replaced in it: every one must be there. */
function block(string $page, string $text, array $replaced = []): string
{
    foreach (code_blocks($page, 'php') as $code) {
        if (str_contains($code, $text)) {
            foreach (array_keys($replaced) as $original) {
                str_contains($code, $original) or fail("$page: no $original in the block with $text");
            }
            return strtr($code, $replaced);
        }
    }
    fail("$page has no block with $text");
}

/** Runs it with these variables; what it printed, and its own variables. */
function run_block(string $code, array $variables): array
{
    extract($variables);
    ob_start();
    eval($code);
    $output = ob_get_clean();
    return [$output, get_defined_vars()];
}

function handle(?WebSocketClient\Message $message): void
{
    echo "handled $message\n";
}

$folder = sys_get_temp_dir() . '/' . uniqid('websocket-pages-');
mkdir($folder);
register_shutdown_function(function () use ($folder) {
    array_map(unlink(...), glob("$folder/*"));
    rmdir($folder);
});
ini_set('error_log', "$folder/log");

echo "messages: a loop\n";
$peer = scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 2, 'payload' => "\1\2"],
    ['send_frame', 'opcode' => 1, 'payload' => '{"price": 7}'],
    ['send_close', 'code' => 1000],
    ['read_until_eof'],
]);
$loop = block('messages.md', 'print_r(', ["'frames.bin'" => "\$folder . '/frames.bin'"]);
echo preg_replace('/\s+/', ' ', trim(run_block($loop, ['client' => connected($peer), 'folder' => $folder])[0])), "\n";
var_dump(file_get_contents("$folder/frames.bin") === "\1\2");

echo "messages: recv() with a time\n";
$peer = scripted_peer([
    ['upgrade'],
    ['wait_seconds', 'seconds' => 1.2],
    ['send_frame', 'opcode' => 1, 'payload' => 'late'],
    ['send_close', 'code' => 4000, 'reason' => 'bye'],
    ['read_until_eof'],
]);
echo strtok(run_block(block('messages.md', 'recv(1.0)'), ['client' => connected($peer)])[0], ':'), "\n";

echo "messages: sending in between\n";
$echo = python_peer();
$client = connected($echo);
run_block(block('messages.md', 'recv(0)'), ['client' => $client, 'jobs' => [1, 2]]);
echo $client->recv(), "\n";

echo "messages: many small ones\n";
[$output] = run_block(block('messages.md', 'sendMany('), ['client' => $client, 'events' => [['id' => 1], ['id' => 2]]]);
// At least one has come by then.
ob_start();
while (substr_count($output . ob_get_contents(), 'handled') < 2 && ($message = $client->recv()) !== null) {
    handle($message);
}
echo $output . ob_get_clean();

echo "messages: a large one\n";
file_put_contents("$folder/out", str_repeat('large ', 50_000));
[, $after] = run_block(block('messages.md', 'recvTo('), ['client' => $client, 'argv' => ['', '', "$folder/out", "$folder/in"]]);
var_dump($after['bytes'], file_get_contents("$folder/in") === file_get_contents("$folder/out"));

echo "many connections: select()\n";
$once = fn(string $text) => scripted_peer([
    ['upgrade'],
    ['send_frame', 'opcode' => 1, 'payload' => $text],
    ['send_close', 'code' => 1000],
    ['read_until_eof'],
]);
$peers = [$once('one'), $once('two')];
[$output] = run_block(block('many-connections.md', 'select('), ['a' => connected($peers[0]), 'b' => connected($peers[1])]);
$lines = explode("\n", trim($output));
sort($lines);
echo implode(', ', $lines), "\n";

echo "reconnecting\n";
$subscribed = fn(string $text, array $end) => [['upgrade'], ['read_frame'], ['send_frame', 'opcode' => 1, 'payload' => $text], ...$end];
$peer = scripted_peer([$subscribed('one', [['fin']]), $subscribed('two', [['send_close', 'code' => 1000], ['read_until_eof']])]);
$endpoint = "'" . $peer->url() . "'";
echo run_block(block('reconnecting.md', 'ReconnectPolicy', [
    "['wss://a.example/feed', 'wss://b.example/feed']" => $endpoint,
]), [])[0];
echo $peer->waitFor('frame')['text'], "\n";
// The first connection counts as an attempt if it has ended inside connect().
var_dump(preg_match("/attempt \\d in \\S+ s/", file_get_contents("$folder/log")));

echo "php-fpm: questions with ids\n";
$peer = python_peer(['greeting' => ['{"id": "of somebody else"}']]);
[, $after] = run_block(block('php-fpm.md', 'persistentId', ["'wss://backend.example/'" => "'" . $peer->url() . "'"]), ['question' => 'why?']);
echo $after['answer']['question'], "\n";
$after['client']->close();

echo "connecting: a token\n";
putenv('API_TOKEN=secret');
$peer = scripted_peer([['upgrade'], ['answer_close']]);
$code = block('connecting.md', 'Bearer', ["'wss://api.example/v1/feed'" => "'" . $peer->url() . "'"]);
run_block($code, [])[1]['client']->connect()->close();
echo json_encode($peer->waitFor('request')['headers']['authorization']), "\n";

echo "reference: a logger\n";
$peer = python_peer();
$client = new WebSocketClient($peer->url());
run_block(block('reference.md', 'setLogger('), ['client' => $client]);
$client->connect()->close();
var_dump(str_contains(file_get_contents("$folder/log"), '[info]'));
?>
--EXPECT--
messages: a loop
Array ( [price] => 7 )
bool(true)
messages: recv() with a time
late
4000 bye, ended by peer
messages: sending in between
{"op":"status","jobs":2}
messages: many small ones
handled {"id":1}
handled {"id":2}
messages: a large one
int(300000)
bool(true)
many connections: select()
a: one, b: two
reconnecting
one
two
{"subscribe": "prices"}
int(1)
php-fpm: questions with ids
why?
connecting: a token
["Bearer secret"]
reference: a logger
bool(true)
