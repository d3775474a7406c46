--TEST--
examples/revolt.php: with a stand-in of Revolt's EventLoop (not the library) that waits in stream_select()
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip the test needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/../helpers/signals.inc';
require __DIR__ . '/loop.inc';

follow_in_loop('revolt.php', <<<'PHP'
    <?php
    namespace Revolt;

    /** What the example uses of it, by its documentation. */
    final class EventLoop
    {
        private static array $watched = [];

        public static function onReadable(mixed $stream, \Closure $closure): string
        {
            self::$watched['a'] = [$stream, $closure];
            return 'a';
        }

        public static function cancel(string $callbackId): void
        {
            unset(self::$watched[$callbackId]);
        }

        public static function run(): void
        {
            \wait_and_call(self::$watched, function (string $id, array $one): void {
                // Revolt takes no value from a callback.
                $one[1]($id, $one[0]) === null or throw new \TypeError('Returned value from callback must be null');
            });
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
