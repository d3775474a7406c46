--TEST--
docs/clusters.md: the PHP on the page and in examples/ is PHP, and uses only what there is
--EXTENSIONS--
tokenizer
--FILE--
<?php
require __DIR__ . '/page.inc';

const OURS = ['TlsOptions', 'ReconnectPolicy', 'RetryInfo', 'Message', 'Stats', 'ConnectionClosedException', 'TimeoutException', 'HandshakeException'];

/** Prints names of arguments, methods and properties that the extension does not have. */
function print_unknown(string $where, string $code): void
{
    $tokens = array_values(array_filter(PhpToken::tokenize($code), fn(PhpToken $token) => !$token->isIgnorable()));
    $classes = array_map(fn(string $name) => new ReflectionClass("WebSocketClient\\$name"), OURS);
    $classes['client'] = new ReflectionClass(WebSocketClient::class);
    $calls = [];
    foreach ($tokens as $i => $token) {
        $next = $tokens[$i + 1] ?? null;
        $before = $tokens[$i - 1] ?? null;
        if ($token->text === '(' || $token->text === '[' || $token->text === '{') {
            $name = $token->text === '(' && $before?->is([T_STRING, T_NAME_QUALIFIED]) ? $before->text : null;
            $calls[] = [$name, $name !== null && ($tokens[$i - 2] ?? null)?->is(T_NEW)];
        } elseif ($token->text === ')' || $token->text === ']' || $token->text === '}') {
            array_pop($calls);
        } elseif ($token->is(T_STRING) && $next?->text === ':' && $before?->is(['(', ','])) {
            [$name, $new] = end($calls);
            $short = preg_replace('/.*\\\\/', '', (string) $name);
            if ($new) {
                $class = $short === 'WebSocketClient' ? WebSocketClient::class : "WebSocketClient\\$short";
                $parameters = (new ReflectionClass($class))->getConstructor()->getParameters();
            } else {
                $parameters = $classes['client']->hasMethod($short) ? $classes['client']->getMethod($short)->getParameters() : [];
            }
            in_array($token->text, array_map(fn($parameter) => $parameter->name, $parameters), true)
                or print("$where: $name() has no parameter $token->text\n");
        } elseif ($before?->is([T_OBJECT_OPERATOR, T_NULLSAFE_OBJECT_OPERATOR]) && $token->is(T_STRING)) {
            $known = array_filter($classes, fn(ReflectionClass $class) => $next?->text === '('
                ? $class->hasMethod($token->text)
                : $class->hasProperty($token->text));
            $known or print("$where: nothing has ->$token->text\n");
        }
    }
}

$worker = file_get_contents(root() . '/examples/cluster.php');
$codes = ['examples/cluster.php' => $worker];
foreach (PAGES as $page) {
    foreach (code_blocks($page, 'php') as $i => $block) {
        $codes["$page, block $i"] = "<?php\n$block";
    }
}
foreach ($codes as $where => $code) {
    $file = tempnam(sys_get_temp_dir(), 'websocket-page-');
    file_put_contents($file, $code);
    exec(escapeshellarg(PHP_BINARY) . ' -n -l ' . escapeshellarg($file) . ' 2>&1', $output, $status);
    $status === 0 or print("$where: " . implode("\n", $output) . "\n");
    unlink($file);
    print_unknown($where, $code);
    if (str_contains($code, "// examples/cluster.php\n")) {
        // Its order is that of the page, so each line by itself.
        foreach (array_diff(bare_lines(substr($code, 6)), bare_lines($worker)) as $line) {
            echo "$where: not in examples/cluster.php: $line\n";
        }
    }
}
echo count($codes), " pieces of PHP\n";

// The check itself.
print_unknown('self-test', '<?php $c = new WebSocketClient($u, reconect: new WebSocketClient\ReconnectPolicy(maxTries: 3)); $c->receive(timeout: 1); $c->recv(time: 1); $r->delays;');
?>
--EXPECT--
9 pieces of PHP
self-test: WebSocketClient() has no parameter reconect
self-test: WebSocketClient\ReconnectPolicy() has no parameter maxTries
self-test: nothing has ->receive
self-test: receive() has no parameter timeout
self-test: recv() has no parameter time
self-test: nothing has ->delays
