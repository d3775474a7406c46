--TEST--
php-fpm: with opcache, its JIT and a preloaded subclass
--SKIPIF--
<?php
require __DIR__ . '/../helpers/fpm.inc';
skip_without_fpm();
?>
--FILE--
<?php
require __DIR__ . '/../helpers/fpm.inc';

$peer = python_peer();
$scripts = [
    'preload.php' => <<<'PHP'
        <?php
        class Chat extends WebSocketClient
        {
            public const GREETING = 'hello';

            public function greet(string $name): string
            {
                $this->send(self::GREETING . " $name");
                return $this->recv(10.0)->data;
            }
        }
        PHP,
    'chat.php' => <<<'PHP'
        <?php
        $chat = new Chat($_GET['url']);
        $chat->connect();
        for ($i = 0; $i < 300; $i++) {
            $chat->greet("$i") === "hello $i" or exit('not what was sent');
        }
        echo opcache_get_status(false)['opcache_enabled'] ? 'opcache, ' : 'no opcache, ';
        echo $chat->getStats()->messagesReceived;
        PHP,
];
// Newer ones have it built in. And PHP does not preload for root unless told as whom.
$opcache = file_exists(ini_get('extension_dir') . '/opcache.so') ? ['zend_extension' => 'opcache'] : [];
$fpm = fpm_pool($scripts, ['pm.max_children' => 2], $opcache + [
    'opcache.enable' => 1,
    'opcache.jit_buffer_size' => '16M',
    'opcache.jit' => 'tracing',
    'opcache.jit_hot_func' => 10,
    'opcache.preload' => '@DIR@/www/preload.php',
    'opcache.preload_user' => trim(shell_exec('id -un')),
]);
foreach ([1, 2, 3] as $round) {
    $bodies = array_map(fn(FpmAnswer $answer) => $answer->body, $fpm->getAtOnce(6, '/chat.php', ['url' => $peer->url()]));
    print_r(array_count_values($bodies));
}
var_dump(str_contains($fpm->log(), 'on signal'));
?>
--EXPECT--
Array
(
    [opcache, 300] => 6
)
Array
(
    [opcache, 300] => 6
)
Array
(
    [opcache, 300] => 6
)
bool(false)
