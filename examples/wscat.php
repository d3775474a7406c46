<?php
// wscat: talk to a WebSocket server from a terminal, and see what happens on the way. Lines that are typed are sent, what
// the server says is shown; "/help" lists what else can be typed. Reads a pipe as well: echo hello | php wscat.php URL
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
          --color, --no-color     instead of asking whether this is a terminal
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

/** What Ctrl-C throws, so that it also ends a connect. */
final class Stopped extends Exception {}

/** Output: one line each, in its colour, above what is being typed. */
final class Screen
{
    private const COLORS = ['in' => '36', 'note' => '33', 'error' => '31', 'trace' => '2'];

    public bool $prompting = false;

    public function __construct(private readonly bool $colored) {}

    public function show(string $kind, string $text): void
    {
        // Only the trace and errors are for the other stream: the rest can be piped on.
        $stream = in_array($kind, ['error', 'trace'], true) ? STDERR : STDOUT;
        $this->prompting and fwrite(STDOUT, "\r\033[K");
        fwrite($stream, $this->colored ? "\033[" . self::COLORS[$kind] . "m$text\033[0m\n" : "$text\n");
        if ($this->prompting && READLINE_LIB === 'libedit') {
            // Its readline_redisplay() types a ^R, which is a search there.
            fwrite(STDOUT, '> ' . readline_info('line_buffer'));
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
        $this->edited = stream_isatty(STDIN) && function_exists('readline_callback_handler_install')
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
            $this->screen->show('in', '< ' . $this->readable($message));
        }
        return $came;
    }

    private function readable(Message $message): string
    {
        if ($message->binary) {
            return strlen($message->data) . ' bytes: ' . rtrim(chunk_split(bin2hex($message->data), 2, ' '));
        }
        // Whatever it says, it must not steer the terminal.
        $text = preg_replace_callback('/[\x00-\x08\x0b-\x1f\x7f]/', fn(array $c) => sprintf('\x%02x', ord($c[0])), $message->data);
        if (!$this->json) {
            return $text;
        }
        try {
            $flags = JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION;
            return json_encode($message->json(false), $flags | JSON_THROW_ON_ERROR);
        } catch (JsonException) {
            return $text;
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
        try {
            $this->client->close($code === '' ? 1000 : (int) $code, trim($reason));
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

function main(): int
{
    $options = options();
    $screen = new Screen(isset($options['color']) || (!isset($options['no-color']) && stream_isatty(STDOUT)));
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
            array_map($session->send(...), (array) $options['execute']);
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
        $screen->show('error', preg_replace('/^.*Argument #\d+ \(\$(\w+)\)/', '$1', $e->getMessage()));
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

/** @return array<string, string|list<string>|false> by their long names */
function options(): array
{
    $short = ['H' => 'header', 's' => 'subprotocol', 't' => 'timeout', 'n' => 'no-check', 'p' => 'proxy', 'b' => 'binary',
        'j' => 'json', 'x' => 'execute', 'w' => 'wait', 'h' => 'help'];
    $long = ['header:', 'subprotocol:', 'timeout:', 'ca:', 'cert:', 'key:', 'passphrase:', 'host:', 'pin:', 'no-check', 'proxy:',
        'redirects:', 'no-compression', 'binary', 'json', 'execute:', 'wait:', 'trace', 'color', 'no-color', 'help'];
    $options = [];
    foreach (getopt('H:s:t:np:bjx:w:h', $long, $rest) as $name => $value) {
        $name = $short[$name] ?? $name;
        $options[$name] = isset($options[$name]) ? [...(array) $options[$name], ...(array) $value] : $value;
    }
    $arguments = array_slice($GLOBALS['argv'], $rest);
    if (isset($options['help'])) {
        echo USAGE;
        exit(0);
    }
    if (count($arguments) !== 1) {
        fwrite(STDERR, USAGE);
        exit(2);
    }
    return ['url' => $arguments[0]] + $options;
}

function client(array $options): WebSocketClient
{
    $headers = [];
    foreach ((array) ($options['header'] ?? []) as $header) {
        [$name, $value] = explode(':', "$header:", 2);
        $headers[trim($name)][] = trim(substr($value, 0, -1));
    }
    $verify = !isset($options['no-check']);
    return new WebSocketClient(
        $options['url'],
        headers: $headers,
        subprotocols: (array) ($options['subprotocol'] ?? []),
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
            pins: (array) ($options['pin'] ?? []),
        ),
        proxy: $options['proxy'] ?? null,
        maxRedirects: (int) ($options['redirects'] ?? 5),
    );
}
