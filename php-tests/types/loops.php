<?php
// What examples/ use of Revolt and of ReactPHP, by their documentation: for static analysers. Never run.

namespace Revolt {
    final class EventLoop
    {
        /**
         * @param resource $stream
         * @param \Closure(string, resource): void $closure
         */
        public static function onReadable(mixed $stream, \Closure $closure): string {}

        public static function cancel(string $callbackId): void {}

        public static function run(): void {}
    }
}

namespace React\EventLoop {
    final class Loop
    {
        /**
         * @param resource $stream
         * @param callable(resource): void $listener
         */
        public static function addReadStream($stream, callable $listener): void {}

        /** @param resource $stream */
        public static function removeReadStream($stream): void {}

        public static function run(): void {}
    }
}
