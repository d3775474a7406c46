<?php

/**
 * A blocking WebSocket client (RFC 6455) for ws:// and wss://.
 *
 * These declarations are the contract: `make check` compares them with what the extension has. All times are seconds,
 * all sizes are bytes. An argument of the wrong type is a \TypeError, a bad value a \ValueError, both in PHP's own words.
 *
 * A client is used from one thread, one call at a time. It cannot be cloned or serialized.
 */

namespace {
    /**
     * One connection to one endpoint.
     *
     * While it is open, and unless `$pingInterval` is null, a native thread answers the server's pings, sends ours and
     * keeps what arrives, also while PHP computes or sleeps.
     *
     * @implements IteratorAggregate<int, WebSocketClient\Message>
     */
    class WebSocketClient implements IteratorAggregate
    {
        /** What setLogger() was given. */
        private ?object $logger = null;

        /**
         * Takes the settings. Nothing is sent before connect().
         *
         * @param string $url ws:// or wss://. A user and password in it become an Authorization header and are shown
         *     nowhere. A fragment is refused (RFC 6455, 3).
         * @param array<string, string|int|float|list<string|int|float>> $headers sent with the upgrade. `Host` and
         *     `Authorization` replace the client's own; headers of the handshake itself are refused.
         * @param list<string> $subprotocols in order of preference
         * @param float $connectTimeout for connect() as a whole: DNS, TCP, TLS and HTTP upgrade
         * @param float|null $receiveTimeout what recv() uses when given none; null waits as long as the peer lives
         * @param float $sendTimeout for one message
         * @param float $closeTimeout for the peer's answer to our Close frame
         * @param float|null $pingInterval a ping goes out when nothing was received for this long; null switches the
         *     heartbeat off, and with it the thread that works while PHP is busy
         * @param float|null $pongTimeout a peer that sends nothing for this long after a ping is dead; null never gives up
         * @param int $maxMessageSize larger messages are refused with 1009 before memory is taken for them. The ini
         *     setting websocket_client.max_message_size is a ceiling to it.
         * @param int $readAhead how much may be taken in and kept while PHP is busy (one message may pass it). Then
         *     reading pauses, and the peer's silence does not count.
         * @param WebSocketClient\TlsOptions|null $tls for wss://; null verifies everything, against the
         *     ini setting websocket_client.ca_file or the system's authorities
         *
         * @throws \TypeError on an argument of the wrong type
         * @throws \ValueError on a bad URL, header, subprotocol, time or size
         */
        public function __construct(
            #[\SensitiveParameter] string $url,
            #[\SensitiveParameter] array $headers = [],
            array $subprotocols = [],
            float $connectTimeout = 10.0,
            ?float $receiveTimeout = null,
            float $sendTimeout = 10.0,
            float $closeTimeout = 5.0,
            ?float $pingInterval = 20.0,
            ?float $pongTimeout = 20.0,
            int $maxMessageSize = 16777216,
            int $readAhead = 1048576,
            ?WebSocketClient\TlsOptions $tls = null,
        ) {}

        /**
         * Opens the connection; returns when it is open. Does nothing if it is open already. After the end of a
         * connection it opens a new one; messages of the old one that were not fetched are dropped.
         *
         * All addresses of the host are raced (RFC 8305): the next one starts after 250 ms or when one fails.
         *
         * @throws WebSocketClient\HandshakeException if the server answers, but not with a WebSocket handshake
         * @throws WebSocketClient\TlsException if TLS fails, the certificate is not good, or the CA file cannot be used
         * @throws WebSocketClient\ConnectException if the host cannot be resolved or no address can be reached; the
         *     message names each address and its own error
         * @throws WebSocketClient\TimeoutException if it takes longer than $connectTimeout
         */
        public function connect(): void {}

        /**
         * Sends one text message. Returns when the operating system has all of it.
         *
         * @param string $text UTF-8
         *
         * @throws \ValueError if it is not UTF-8; nothing is sent
         * @throws WebSocketClient\TimeoutException if the peer does not take it within $sendTimeout. If part of it had
         *     left, the connection is closed: half a frame cannot be taken back. Otherwise it stays open.
         * @throws WebSocketClient\ConnectionClosedException if the connection is over
         * @throws WebSocketClient\Exception before connect()
         */
        public function send(string $text): void {}

        /**
         * Sends one binary message. As send(), with any bytes.
         *
         * @throws WebSocketClient\TimeoutException as send()
         * @throws WebSocketClient\ConnectionClosedException if the connection is over
         * @throws WebSocketClient\Exception before connect()
         */
        public function sendBinary(string $bytes): void {}

        /**
         * Returns the next message, waiting for it if need be, or null when the time is up. A time-out is no error and
         * changes nothing: half a message that has arrived is kept. Messages that came before the end of the connection
         * are returned first; only then it throws.
         *
         * @param float|null $timeout 0 only looks; null uses $receiveTimeout of the constructor
         *
         * @throws WebSocketClient\ProtocolException if the peer broke RFC 6455; it was told with the right close code
         * @throws WebSocketClient\ConnectionClosedException if the connection is over
         * @throws WebSocketClient\Exception before connect(), or inside another recv() of the same client
         */
        public function recv(?float $timeout = null): ?WebSocketClient\Message {}

        /**
         * Sends a ping and waits for its pong. Messages that arrive meanwhile are kept for recv(), up to $readAhead.
         *
         * @param float|null $timeout null uses $pongTimeout of the constructor, or 20 s if that is null
         *
         * @return float the round trip
         *
         * @throws WebSocketClient\TimeoutException if no pong comes in time; the connection stays open
         * @throws WebSocketClient\ConnectionClosedException if the connection is over
         * @throws WebSocketClient\Exception before connect()
         */
        public function ping(?float $timeout = null): float {}

        /**
         * Closes the connection: sends a Close frame and waits for the peer's, at most $closeTimeout. Does nothing
         * before connect() and after the end. Messages that arrive meanwhile, up to $readAhead, can still be fetched.
         *
         * @param int $code 1000 to 1003, 1007 to 1014, or 3000 to 4999 (RFC 6455, 7.4)
         * @param string $reason UTF-8, at most 123 bytes
         *
         * @throws \ValueError on a code that must not be sent or a reason that does not fit
         * @throws WebSocketClient\TimeoutException if the peer does not answer in time; the connection is closed all the same
         */
        public function close(int $code = 1000, string $reason = ''): void {}

        /**
         * Whether the connection is open. Looks at the socket first, so an end that has arrived is seen; never waits.
         */
        public function isConnected(): bool {}

        /** Where the client is in its life, as far as it has noticed. */
        public function getState(): WebSocketClient\State {}

        /** The endpoint, without user and password; its query is shown. */
        public function getUrl(): ?string {}

        /** The peer's address, such as "203.0.113.7:443" or "[2001:db8::1]:443"; null before connect(). */
        public function getRemoteAddress(): ?string {}

        /** The subprotocol that the server chose, if any. */
        public function getSubprotocol(): ?string {}

        /**
         * The headers of the server's answer to the upgrade.
         *
         * @return array<string, list<string>> names in lower case; empty before connect()
         */
        public function getResponseHeaders(): array {}

        /**
         * The code of the peer's Close frame; 1005 if it had none, 1006 if the connection ended without such a frame; for
         * a violation of the protocol the code that we sent. Null while the connection has not ended.
         */
        public function getCloseCode(): ?int {}

        /** The reason beside it. Null while the connection has not ended. */
        public function getCloseReason(): ?string {}

        /** The counters so far, over all connections of this client. */
        public function getStats(): WebSocketClient\Stats {}

        /**
         * Sets what is told of connections opened, ended and left unverified: a PSR-3 logger, or any object with
         * `log($level, $message, array $context)`. It is called on the PHP thread, inside calls of the client, with
         * neither credentials nor payloads. An exception in it leaves the call; the connection stays usable.
         *
         * @param object|null $logger null for none
         *
         * @throws \TypeError if it has no method log()
         */
        public function setLogger(?object $logger): static {}

        /**
         * Messages for foreach, until the connection ends: silently if we closed it or the peer did with 1000 or 1001,
         * with an exception otherwise. It waits as long as the peer lives; $receiveTimeout does not count. A loop that was
         * left can be taken up by another one.
         *
         * @return Iterator<int, WebSocketClient\Message>
         */
        public function getIterator(): Iterator {}

        /**
         * For var_dump(): state, endpoint without credentials and query, counters.
         *
         * @return array{state: WebSocketClient\State, url: string, remoteAddress: ?string, subprotocol: ?string, stats: WebSocketClient\Stats}
         */
        public function __debugInfo(): array {}
    }
}

namespace WebSocketClient {
    /** A received message. Immutable. */
    final class Message implements \Stringable
    {
        /** The payload; valid UTF-8 if it is text. */
        public readonly string $data;

        /** Whether it came as binary. */
        public readonly bool $binary;

        /** For tests of code that receives messages; clients make their own. */
        public function __construct(string $data, bool $binary = false) {}

        /** The payload. */
        public function __toString(): string {}

        /**
         * The payload, decoded from JSON.
         *
         * @param bool $associative objects become arrays (true) or \stdClass (false)
         *
         * @throws \JsonException if it is not JSON
         */
        public function json(bool $associative = true): mixed {}
    }

    /** What foreach runs over; see \WebSocketClient::getIterator(). */
    final class MessageIterator implements \Iterator
    {
        /** @var \WebSocketClient */
        private mixed $client = null;

        /** @var Message|null */
        private mixed $current = null;

        /** @var int -1 before the first message */
        private int $position = -1;

        /** Only a client makes them. */
        private function __construct() {}

        /** The message fetched last; null at the end. */
        public function current(): ?Message {}

        /** The number of messages before it in this loop. */
        public function key(): int {}

        /**
         * Fetches the next message.
         *
         * @throws Exception as \WebSocketClient::recv()
         */
        public function next(): void {}

        /**
         * Fetches the first message; later it does nothing, for messages cannot be had twice.
         *
         * @throws Exception as \WebSocketClient::recv()
         */
        public function rewind(): void {}

        /** Whether there is a message. */
        public function valid(): bool {}
    }

    /** Where a client is in its life. */
    enum State
    {
        /** Never connected. */
        case Idle;
        /** In connect(). */
        case Connecting;
        /** Connected. */
        case Open;
        /** Ending: our Close frame is on its way, or nothing can be sent any more. */
        case Closing;
        /** The connection is over; connect() opens a new one. */
        case Closed;
    }

    /** A TLS version. */
    enum TlsVersion
    {
        /** TLS 1.2 (RFC 5246) */
        case Tls12;
        /** TLS 1.3 (RFC 8446) */
        case Tls13;
    }

    /** How to make sure of the server. Immutable. */
    final class TlsOptions
    {
        /** Check that a trusted authority issued the certificate and that it is in date. */
        public readonly bool $verifyPeer;

        /** Check that the certificate is the host's. */
        public readonly bool $verifyHost;

        /** PEM file of the authorities to trust in place of the system's. */
        public readonly ?string $caFile;

        /** The name to ask for (SNI) and to check in place of the URL's host. */
        public readonly ?string $serverName;

        /** The lowest version to accept. */
        public readonly TlsVersion $minVersion;

        /**
         * Verification is on unless it is switched off here; then each connection logs a warning.
         *
         * @param bool $verifyPeer false accepts any certificate, and with it anyone on the way
         * @param bool $verifyHost false accepts a trusted certificate of any host
         * @param string|null $caFile PEM file; null uses the ini setting websocket_client.ca_file, or the system's
         *     authorities (SSL_CERT_FILE and SSL_CERT_DIR count)
         * @param string|null $serverName in ASCII form; null uses the URL's host
         * @param TlsVersion|null $minVersion null is TLS 1.2
         *
         * @throws \ValueError on an empty file name or a bad host name
         */
        public function __construct(
            bool $verifyPeer = true,
            bool $verifyHost = true,
            ?string $caFile = null,
            ?string $serverName = null,
            ?TlsVersion $minVersion = null,
        ) {}
    }

    /** A client's counters, over all its connections. Immutable. */
    final class Stats
    {
        /** Messages handed to the operating system. */
        public readonly int $messagesSent;

        /** Messages received, fetched or not. */
        public readonly int $messagesReceived;

        /** Payload of messages sent, in bytes. */
        public readonly int $bytesSent;

        /** Payload of messages received, in bytes. */
        public readonly int $bytesReceived;

        /** Frames sent, in bytes, before TLS and without the upgrade. */
        public readonly int $wireBytesSent;

        /** Frames received, in bytes, after TLS and without the upgrade. */
        public readonly int $wireBytesReceived;

        /** Pings sent, the heartbeat's and ping()'s. */
        public readonly int $pingsSent;

        /** Pongs received, asked for or not. */
        public readonly int $pongsReceived;

        /** The last round trip on the present or last connection, in seconds. */
        public readonly ?float $lastRoundTrip;

        /** The least round trip on that connection, in seconds. */
        public readonly ?float $minRoundTrip;

        /** The smoothed round trip on that connection, in seconds (RFC 6298, alpha = 1/8). */
        public readonly ?float $smoothedRoundTrip;

        /** When the open connection was opened, as microtime(true) would have said; null if there is none. */
        public readonly ?float $connectedSince;

        /** Messages received and not fetched. */
        public readonly int $bufferedMessages;

        /** Their payload, in bytes. */
        public readonly int $bufferedBytes;

        /** Only a client makes them. */
        private function __construct() {}
    }
}
