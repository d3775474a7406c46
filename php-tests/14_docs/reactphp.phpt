--TEST--
examples/reactphp.php: with a stand-in of ReactPHP's Loop (not the library) that waits in stream_select()
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip the test needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';
require __DIR__ . '/loop.inc';

follow_in_loop('reactphp.php', <<<'PHP'
    <?php
    namespace React\EventLoop;

    /** What the example uses of it, by its documentation. */
    final class Loop
    {
        private static array $watched = [];

        public static function addReadStream($stream, callable $listener): void
        {
            self::$watched[(int) $stream] ??= [$stream, $listener];
        }

        public static function removeReadStream($stream): void
        {
            unset(self::$watched[(int) $stream]);
        }

        public static function run(): void
        {
            \wait_and_call(self::$watched, fn(int $id, array $one) => $one[1]($one[0]));
        }
    }
    PHP);
?>
--EXPECTF--
before
after
kept
The connection to ws://127.0.0.1:%d/ was closed by the server with code 1000 (normal closure): "done"
woken for something, not all the time
status 0
