<?php
/** Classes that misbehave in a program's name: they run what they are given at some awkward moment. */

class Plain extends WebSocketClient
{
    public mixed $mine = null;
}

/** Never constructs its parent. */
class Bare extends WebSocketClient
{
    public function __construct() {}
}

/** Is used before it is constructed, and at its end. */
class Late extends WebSocketClient
{
    public function __construct(mixed ...$arguments)
    {
        attempt(fn() => $this->recv(0));
        parent::__construct(...$arguments);
    }

    public function __destruct()
    {
        $this->send('farewell');
        $this->close();
    }
}

/** A string that does something when it is read. */
final class Text implements Stringable
{
    public function __construct(private string $text, private Closure $callback) {}

    public function __toString(): string
    {
        ($this->callback)();
        return $this->text;
    }
}

final class Log
{
    public function __construct(private Closure $callback) {}

    public function log(mixed $level, mixed $message, array $context): void
    {
        ($this->callback)();
    }
}

/** A logger without a method of that name. */
final class MagicLog
{
    public function __construct(private Closure $callback) {}

    public function __call(string $name, array $arguments): void
    {
        ($this->callback)();
    }
}

/** Does something at its end. */
final class Farewell
{
    public function __construct(private Closure $callback, public mixed $held = null) {}

    public function __destruct()
    {
        ($this->callback)();
    }
}

final class Chunks implements IteratorAggregate
{
    public function __construct(private Closure $generator) {}

    public function getIterator(): Iterator
    {
        return ($this->generator)();
    }
}

/** A stream of user space. What it does is taken from the context that it was opened with. */
final class UserStream
{
    public $context;

    public function stream_open(): bool
    {
        return true;
    }

    public function stream_write(string $data): int
    {
        (stream_context_get_options($this->context)['fuzz']['callback'])();
        return strlen($data);
    }

    public function stream_eof(): bool
    {
        return true;
    }
}

/** A filter that does something with each piece, and passes it on. */
final class Filter extends php_user_filter
{
    public function filter($in, $out, &$consumed, bool $closing): int
    {
        while ($bucket = stream_bucket_make_writeable($in)) {
            $consumed += $bucket->datalen;
            stream_bucket_append($out, $bucket);
        }
        ($this->params)();
        return PSFS_PASS_ON;
    }
}
