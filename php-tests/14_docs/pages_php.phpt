--TEST--
docs/, README: the PHP on each page is PHP, uses only what there is, and quotes examples/cluster.php as it is
--EXTENSIONS--
tokenizer
--FILE--
<?php
require __DIR__ . '/manual.inc';
require __DIR__ . '/php_names.inc';

$worker = file_get_contents(root() . '/examples/cluster.php');
$codes = ['examples/cluster.php' => $worker];
foreach (all_pages() as $page) {
    foreach (code_blocks($page, 'php') as $i => $block) {
        $codes["$page, block $i"] = $block;
    }
}
$quotes = 0;
foreach ($codes as $where => $code) {
    $error = lint($code);
    $error === null or print("$where: $error\n");
    print_unknown($where, $code);
    if (str_starts_with($code, "// examples/cluster.php\n")) {
        $quotes++;
        // Its order is that of the page, so each line by itself.
        foreach (array_diff(bare_lines($code), bare_lines($worker)) as $line) {
            echo "$where: not in examples/cluster.php: $line\n";
        }
    }
}
echo count($codes) >= 37 ? 'all' : 'only ' . count($codes), " pieces of PHP, $quotes quotes\n";

// The check itself.
print_unknown('self-test', '$c = new WebSocketClient($u, reconect: new WebSocketClient\ReconnectPolicy(maxTries: 3)); $c->receive(timeout: 1);');
print_unknown('self-test', '$c->recv(time: 1); $r->delays; WebSocketClient::choose($a); [...ReconnectPolicy::CODES]; "{$c->nothing()}"; Loop::run();');
echo str_contains((string) lint('echo ;'), 'syntax error') ? "self-test: a syntax error\n" : "lint() finds nothing\n";
?>
--EXPECT--
all pieces of PHP, 4 quotes
self-test: WebSocketClient() has no parameter reconect
self-test: WebSocketClient\ReconnectPolicy() has no parameter maxTries
self-test: nothing has ->receive
self-test: receive() has no parameter timeout
self-test: recv() has no parameter time
self-test: nothing has ->delays
self-test: WebSocketClient has no ::choose
self-test: ReconnectPolicy has no ::CODES
self-test: nothing has ->nothing
self-test: a syntax error
