<?php
// wscat: talk to a WebSocket server from a terminal, and see what happens on the way. Lines that are typed are sent, what
// the server says is shown; "/help" lists what else can be typed. Pipes will do as well: echo '{}' | php wscat.php URL | jq
// Usage: php examples/wscat.php [OPTION]... URL            (--help shows the options)

declare(strict_types=1);

use WebSocketClient\ConnectionClosedException;
use WebSocketClient\Message;
use WebSocketClient\TlsOptions;

const USAGE = <<<'TEXT'
    Usage: php wscat.php [OPTION]... URL

      -H, --header 'NAME: VALUE'  send this header with the upgrade; may be repeated
      -s, --subprotocol NAME      offer this subprotocol; may be repeated
      -t, --timeout SECONDS       for connecting (10)
          --ca FILE               trust these authorities (PEM file or directory)
          --cert FILE             our certificate (PEM)
          --key FILE              its private key (PEM)
          --passphrase TEXT       of that key; better in the environment as WSCAT_PASSPHRASE
          --host NAME             ask for and check this name in place of the URL's
          --pin DIGEST            accept only a server with this key; may be repeated
      -n, --no-check              accept every certificate
      -p, --proxy URL             http://, https://, socks5:// or socks5h://; '' for none, the environment's without it
          --redirects COUNT       to follow (5)
          --no-compression        do not offer permessage-deflate
      -b, --binary                send lines as binary messages
      -j, --json                  show messages that are JSON over several lines
      -x, --execute TEXT          send this and end after the waiting time; may be repeated
      -w, --wait SECONDS          silence to wait for at the end of the input (1)
          --trace                 show each step of the connect, and each frame
          --color, --no-color     instead of asking NO_COLOR, and whether this is a terminal
      -h, --help

    TEXT;

const COMMANDS = <<<'TEXT'
    /ping               measure a round trip
    /binary HEX         send these bytes
    /json               show JSON over several lines, or stop that
    /info               what is known of the connection
    /close [CODE [REASON]]
    /help

    TEXT;

/** Every option by its long name: its short one, and what it takes; "list" may be repeated. */
const OPTIONS = [
    'header' => ['H', 'list'], 'subprotocol' => ['s', 'list'], 'timeout' => ['t', 'number'], 'ca' => ['', 'text'],
    'cert' => ['', 'text'], 'key' => ['', 'text'], 'passphrase' => ['', 'text'], 'host' => ['', 'text'],
    'pin' => ['', 'list'], 'no-check' => ['n', null], 'proxy' => ['p', 'text'], 'redirects' => ['', 'count'],
    'no-compression' => ['', null], 'binary' => ['b', null], 'json' => ['j', null], 'execute' => ['x', 'list'],
    'wait' => ['w', 'number'], 'trace' => ['', null], 'color' => ['', null], 'no-color' => ['', null], 'help' => ['h', null],
];

/** What Ctrl-C throws, so that it also ends a connect. */
final class Stopped extends Exception {}

/** Output: one line each, in its colour, above what is being typed. */
final class Screen
{
    private const COLORS = ['in' => '36', 'note' => '33', 'error' => '31', 'trace' => '2'];

    public bool $prompting = false;

    public function __construct(
        private readonly bool $coloredMessages,
        private readonly bool $coloredRest,
        private readonly bool $terminal,
    ) {}

    public function show(string $kind, string $text): void
    {
        // Only messages go to the standard output, and alone where that is piped on, to jq for example.
        [$stream, $colored] = $kind === 'in' ? [STDOUT, $this->coloredMessages] : [STDERR, $this->coloredRest];
        if ($kind !== 'in' || $this->terminal) {
            $text = ($kind === 'in' ? '< ' : '') . harmless($text);
        }
        $this->prompting and fwrite(STDOUT, "\r\033[K");
        $line = $colored ? "\033[" . self::COLORS[$kind] . "m$text\033[0m\n" : "$text\n";
        // Whoever read them has gone, as head does.
        @fwrite($stream, $line) === false && $kind === 'in' and throw new Stopped();
        if ($this->prompting && READLINE_LIB === 'libedit') {
            // Its readline_redisplay() types a ^R, which is a search there.
            fwrite(STDOUT, '> ' . (string) readline_info('line_buffer'));
        } elseif ($this->prompting) {
            readline_on_new_line();
            readline_redisplay();
        }
    }

    /** For setLogger(). */
    public function log(string $level, string $message, array $context = []): void
    {
        $this->show($level === 'warning' ? 'error' : 'trace', "[$level] $message");
    }
}

/** Lines from a terminal, with editing and history where ext-readline is there, or from a pipe. */
final class Input
{
    private readonly bool $edited;
    private string $buffer = '';
    private bool $ended = false;
    /** @var list<string> */
    private array $lines = [];

    public function __construct(private readonly Screen $screen)
    {
        $this->edited = stream_isatty(STDIN) && stream_isatty(STDOUT) && function_exists('readline_callback_handler_install')
            && function_exists('readline_on_new_line');
        if ($this->edited) {
            is_file($this->history()) and readline_read_history($this->history());
            $this->prompt();
        } else {
            stream_set_blocking(STDIN, false);
        }
    }

    /** The lines that come within the time, at once when there is one; null at the end. */
    public function lines(float $timeout): ?array
    {
        if ($this->ended) {
            return null;
        }
        $read = [STDIN];
        $none = null;
        // A signal may interrupt it.
        if (@stream_select($read, $none, $none, 0, (int) ($timeout * 1e6)) > 0) {
            $this->edited ? readline_callback_read_char() : $this->read();
        }
        $lines = $this->lines;
        $this->lines = [];
        return $lines === [] && $this->ended ? null : $lines;
    }

    /** Gives the terminal back as it was. */
    public function leave(): void
    {
        if ($this->edited) {
            $this->screen->prompting = false;
            readline_callback_handler_remove();
            @readline_write_history($this->history());
            fwrite(STDOUT, "\n");
        }
    }

    private function read(): void
    {
        $bytes = fread(STDIN, 65536);
        $this->buffer .= $bytes;
        while (($end = strpos($this->buffer, "\n")) !== false) {
            $this->lines[] = rtrim(substr($this->buffer, 0, $end), "\r");
            $this->buffer = substr($this->buffer, $end + 1);
        }
        if ($bytes === '' && feof(STDIN)) {
            $this->buffer === '' or $this->lines[] = $this->buffer;
            $this->buffer = '';
            $this->ended = true;
        }
    }

    private function prompt(): void
    {
        readline_callback_handler_install('> ', function (?string $line): void {
            $this->screen->prompting = false;
            if ($line === null) {
                $this->ended = true;
                return;
            }
            if ($line !== '') {
                readline_add_history($line);
                $this->lines[] = $line;
            }
            $this->prompt();
        });
        $this->screen->prompting = true;
    }

    private function history(): string
    {
        return (getenv('HOME') ?: sys_get_temp_dir()) . '/.wscat_history';
    }
}

/** The conversation. */
final class Session
{
    public function __construct(
        private readonly WebSocketClient $client,
        private readonly Screen $screen,
        private readonly bool $binary,
        private bool $json,
    ) {}

    /** What is typed goes out, what comes is shown, until either side ends. */
    public function converse(Input $input, float $wait): void
    {
        while (($lines = $input->lines(0.02)) !== null) {
            foreach ($lines as $line) {
                if ($this->type($line) === false) {
                    return;
                }
            }
            $this->receive(0.0);
        }
        $this->drain($wait);
    }

    /** Shows what still comes, until it has been silent for so long. */
    public function drain(float $wait): void
    {
        while ($this->receive($wait)) {
        }
    }

    public function send(string $text): void
    {
        $this->binary ? $this->client->sendBinary($text) : $this->client->send($text);
    }

    /** Whether anything came. */
    private function receive(float $timeout): bool
    {
        $came = false;
        while ($message = $this->client->recv($came ? 0.0 : $timeout)) {
            $came = true;
            $this->screen->show('in', $this->readable($message));
        }
        return $came;
    }

    private function readable(Message $message): string
    {
        if ($message->binary) {
            return strlen($message->data) . ' bytes: ' . rtrim(chunk_split(bin2hex($message->data), 2, ' '));
        }
        if (!$this->json) {
            return $message->data;
        }
        try {
            $flags = JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION;
            return json_encode($message->json(false), $flags | JSON_THROW_ON_ERROR);
        } catch (JsonException) {
            return $message->data;
        }
    }

    /** Does what a line says; false ends the session. */
    private function type(string $line): bool
    {
        if (!str_starts_with($line, '/')) {
            try {
                $this->send($line);
            } catch (ValueError $e) {
                $this->screen->show('error', $e->getMessage());
            }
            return true;
        }
        [$command, $rest] = explode(' ', "$line ", 2);
        $rest = trim($rest);
        match ($command) {
            '/ping' => $this->screen->show('note', sprintf('round trip: %.2f ms', $this->client->ping() * 1000)),
            '/binary' => $this->bytes($rest),
            '/json' => $this->screen->show('note', ($this->json = !$this->json) ? 'JSON over several lines' : 'JSON as it comes'),
            '/info' => $this->info(),
            '/close' => $this->close($rest),
            '/help' => $this->screen->show('note', rtrim(COMMANDS)),
            default => $this->screen->show('error', "unknown: $command; /help lists the commands"),
        };
        return $this->client->isConnected();
    }

    private function bytes(string $hex): void
    {
        $bytes = @hex2bin(str_replace(' ', '', $hex));
        $bytes === false ? $this->screen->show('error', 'no bytes in hexadecimal digits') : $this->client->sendBinary($bytes);
    }

    private function close(string $rest): void
    {
        [$code, $reason] = explode(' ', "$rest ", 2);
        /** @var int<1000, 1003> $code close() itself refuses any other than its own */
        $code = $code === '' ? 1000 : (int) $code;
        try {
            $this->client->close($code, trim($reason));
        } catch (ValueError $e) {
            $this->screen->show('error', $e->getMessage());
        }
    }

    private function info(): void
    {
        $stats = $this->client->getStats();
        $tls = $this->client->getTlsInfo();
        $this->screen->show('note', implode("\n", [
            "url: {$this->client->getUrl()}",
            "address: {$this->client->getRemoteAddress()}",
            'subprotocol: ' . ($this->client->getSubprotocol() ?? 'none'),
            'TLS: ' . ($tls ? "$tls[version], $tls[cipher], " . ($tls['verified'] ? 'verified' : 'not verified') : 'none'),
            ...($tls ? ["certificate: SHA-256 $tls[fingerprint]", "pin: $tls[pin]"] : []),
            "sent: $stats->messagesSent messages, $stats->wireBytesSent bytes",
            "received: $stats->messagesReceived messages, $stats->wireBytesReceived bytes",
        ]));
    }
}

exit(main());

/** Whatever a server says, it must not steer a terminal: control characters, ASCII's and those behind U+0080, as digits. */
function harmless(string $text): string
{
    $control = preg_match('//u', $text) ? '/[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]/' : '/[\x00-\x08\x0b-\x1f\x7f-\xff]/';
    return (string) preg_replace_callback($control, fn(array $found) => '\x' . implode('\x', str_split(bin2hex($found[0]), 2)), $text);
}

function main(): int
{
    $options = options(array_slice($GLOBALS['argv'], 1));
    $screen = new Screen(colored($options, STDOUT), colored($options, STDERR), stream_isatty(STDOUT));
    if (function_exists('pcntl_async_signals')) {
        pcntl_async_signals(true);
        foreach ([SIGINT, SIGTERM] as $signal) {
            pcntl_signal($signal, function (int $signal): never {
                // A second one ends it at once.
                pcntl_signal($signal, SIG_DFL);
                throw new Stopped();
            });
        }
    }
    $input = null;
    try {
        $client = client($options);
        isset($options['trace']) and $client->setLogger($screen);
        $client->connect();
        $screen->show('note', "connected to {$client->getUrl()} ({$client->getRemoteAddress()}); Ctrl-C ends");
        $session = new Session($client, $screen, isset($options['binary']), isset($options['json']));
        $wait = (float) ($options['wait'] ?? 1);
        if (isset($options['execute'])) {
            array_map($session->send(...), $options['execute']);
            $session->drain($wait);
        } else {
            $input = new Input($screen);
            $session->converse($input, $wait);
        }
        return farewell($client, $screen);
    } catch (Stopped) {
        return isset($client) ? farewell($client, $screen) : 0;
    } catch (ConnectionClosedException $e) {
        $screen->show($e->clean ? 'note' : 'error', $e->getMessage());
        return $e->clean ? 0 : 1;
    } catch (WebSocketClient\Exception $e) {
        $screen->show('error', $e->getMessage());
        $e instanceof WebSocketClient\HandshakeException && $e->body !== '' and $screen->show('error', rtrim($e->body));
        return 1;
    } catch (ValueError $e) {
        $screen->show('error', (string) preg_replace('/^.*Argument #\d+ \(\$(\w+)\)/', '$1', $e->getMessage()));
        return 2;
    } finally {
        $input?->leave();
    }
}

/** Closes the connection and says how it ended. */
function farewell(WebSocketClient $client, Screen $screen): int
{
    $client->close();
    $client->getCloseCode() === null or $screen->show('note', trim("closed: {$client->getCloseCode()} {$client->getCloseReason()}"));
    return 0;
}

/**
 * @param list<string> $arguments
 * @return array{url: string, header?: list<string>, subprotocol?: list<string>, execute?: list<string>, ...<string, mixed>}
 *     by their long names; OPTIONS says which are lists
 */
function options(array $arguments): array
{
    $options = $rest = [];
    while ($arguments !== []) {
        $argument = array_shift($arguments);
        if ($argument === '--') {
            array_push($rest, ...$arguments);
            break;
        }
        if ($argument === '-' || !str_starts_with($argument, '-')) {
            $rest[] = $argument;
            continue;
        }
        $long = str_starts_with($argument, '--');
        if ($long) {
            $parts = explode('=', $argument, 2);
            [$written, $value] = [$parts[0], $parts[1] ?? null];
            $name = substr($written, 2);
        } else {
            // Short ones may stand together, and the last one's value behind it: -bx TEXT, -bxTEXT.
            $written = substr($argument, 0, 2);
            $value = strlen($argument) > 2 ? substr($argument, 2) : null;
            $name = long_name($written[1]);
        }
        $takes = (OPTIONS[$name] ?? wrong("unknown option: $written"))[1];
        if ($takes === null) {
            $options[$name] = true;
            if ($value !== null) {
                $long ? wrong("$written takes no value") : array_unshift($arguments, "-$value");
            }
            continue;
        }
        $value ??= array_shift($arguments) ?? wrong("$written needs a value");
        $takes === 'count' && !preg_match('/^\d+$/D', $value) and wrong("$written must be a whole number, \"$value\" given");
        $name === 'header' && !str_contains($value, ':') and wrong("$written must be 'NAME: VALUE', \"$value\" given");
        $takes === 'number' && !is_numeric($value) and wrong("$written must be a number, \"$value\" given");
        $takes === 'list' ? $options[$name][] = $value : $options[$name] = $value;
    }
    if (isset($options['help'])) {
        echo USAGE;
        exit(0);
    }
    count($rest) === 1 or wrong($rest === [] ? 'the URL is missing' : 'there must be one URL, ' . count($rest) . ' given: ' . implode(' ', $rest));
    foreach (['key', 'passphrase'] as $name) {
        isset($options[$name]) && !isset($options['cert']) and wrong("--$name is of no use without --cert");
    }
    /** @var array{url: string, header?: list<string>, subprotocol?: list<string>, execute?: list<string>, ...<string, mixed>} */
    return ['url' => $rest[0]] + $options;
}

function long_name(string $short): string
{
    foreach (OPTIONS as $name => [$letter]) {
        if ($letter === $short) {
            return $name;
        }
    }
    return '';
}

function wrong(string $what): never
{
    fwrite(STDERR, "$what\n" . USAGE);
    exit(2);
}

/** What somebody asked for, NO_COLOR (no-color.org), or whether it is a terminal. */
function colored(array $options, mixed $stream): bool
{
    return match (true) {
        isset($options['color']) => true,
        isset($options['no-color']), (string) getenv('NO_COLOR') !== '' => false,
        default => stream_isatty($stream),
    };
}

/** @param array{url: string, header?: list<string>, subprotocol?: list<string>, ...<string, mixed>} $options */
function client(array $options): WebSocketClient
{
    $headers = [];
    foreach ($options['header'] ?? [] as $header) {
        [$name, $value] = explode(':', $header, 2);
        $headers[trim($name)][] = trim($value);
    }
    $verify = !isset($options['no-check']);
    return new WebSocketClient(
        $options['url'],
        headers: $headers,
        subprotocols: $options['subprotocol'] ?? [],
        connectTimeout: (float) ($options['timeout'] ?? 10),
        compression: !isset($options['no-compression']),
        tls: new TlsOptions(
            verifyPeer: $verify,
            verifyHost: $verify,
            caFile: $options['ca'] ?? null,
            certFile: $options['cert'] ?? null,
            keyFile: $options['key'] ?? null,
            keyPassphrase: isset($options['cert']) ? $options['passphrase'] ?? (getenv('WSCAT_PASSPHRASE') ?: null) : null,
            serverName: $options['host'] ?? null,
            pins: $options['pin'] ?? [],
        ),
        proxy: $options['proxy'] ?? null,
        maxRedirects: (int) ($options['redirects'] ?? 5),
    );
}
