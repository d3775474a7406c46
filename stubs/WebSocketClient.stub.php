<?php

/**
 * A blocking WebSocket client (RFC 6455) for ws://, wss:// and ws+unix://.
 *
 * These declarations are the contract: `make check` compares them with what the extension has. All times are seconds,
 * all sizes are bytes. An argument of the wrong type is a \TypeError, a bad value a \ValueError, both in PHP's own words.
 *
 * A client is used from one thread, one call at a time. It cannot be cloned or serialized.
 */

namespace {
    /**
     * One connection, to an endpoint or to one of several endpoints of a cluster.
     *
     * While it is open, and unless `$pingInterval` is null, a native thread answers the server's pings, sends ours and
     * keeps what arrives, also while PHP computes or sleeps.
     *
     * With a ReconnectPolicy a connection that is lost is replaced: recv(), recvMany(), select(), send(), sendBinary(),
     * sendMany(), ping() and foreach carry on over a new one. A message that was not handed to the operating system
     * whole is sent again; of one that was, only the application can know whether the peer has it.
     *
     * @implements IteratorAggregate<int, WebSocketClient\Message>
     */
    class WebSocketClient implements IteratorAggregate
    {
        /** What setLogger() was given. */
        private ?object $logger = null;

        /** What onOpen() was given. */
        private mixed $onOpen = null;

        /** What onDisconnect() was given. */
        private mixed $onDisconnect = null;

        /** What onRetry() was given. */
        private mixed $onRetry = null;

        /** @var resource|null what getStream() returned */
        private mixed $stream = null;

        /** The `$decide` of the ReconnectPolicy. */
        private mixed $decide = null;

        /**
         * Takes the settings. Nothing is sent before connect().
         *
         * @param string|list<string> $url ws:// or wss://, or several: interchangeable endpoints of one cluster. A user
         *     and password in it become an Authorization header and are shown nowhere. A fragment is refused (RFC 6455, 3).
         *     `ws+unix:///path/to/socket:/resource` is a Unix socket, which is asked as `localhost`.
         * @param array<string, string|int|float|list<string|int|float>|null> $headers sent with the upgrade. `Host`,
         *     `Authorization` and `User-Agent` replace the client's own; null sends none, not even the client's own, and
         *     is refused for `Host`. `Host`, `Authorization` and `Origin` have one value. Headers of the handshake itself
         *     are refused, and so is `Proxy-Authorization`, whose place is in $proxy. Without one here the User-Agent is
         *     `websocket_client/VERSION`, and ` PHP/VERSION` where php.ini has expose_php on. It also goes to an HTTP proxy.
         * @param list<string> $subprotocols in order of preference
         * @param float $connectTimeout for one attempt as a whole: DNS, TCP, proxy, TLS, HTTP upgrade and redirects
         * @param float|null $receiveTimeout what recv() uses when given none; null waits as long as the peer lives
         * @param float $sendTimeout for one message; of sendMany(), for each write; of sendFragments(), for each fragment
         * @param float $closeTimeout for the peer's answer to our Close frame
         * @param float|null $pingInterval a ping goes out when nothing was received for this long; null switches the
         *     heartbeat off, and with it the thread that works while PHP is busy: for a server that does not know Ping and
         *     ends the connection at the first one
         * @param float|null $pongTimeout a peer that sends nothing for this long after a ping is dead; null never gives up. In
         *     the middle of a message no ping can go out, and $sendTimeout counts instead
         * @param int $maxMessageSize larger messages are refused with 1009 before memory is taken for them, by the call that
         *     meets them; recvTo() takes them. The ini setting websocket_client.max_message_size is a ceiling to it.
         * @param int $readAhead how much may be taken in and kept while PHP is busy (one message may pass it). Then
         *     reading pauses, and the peer's silence does not count.
         * @param bool $compression whether to offer permessage-deflate (RFC 7692); the server decides. Messages from 1 KiB that do
         *     not look compressed already are then compressed. Do not mix secrets with what others choose in one message.
         * @param WebSocketClient\TlsOptions|null $tls for wss://; null verifies everything, against the
         *     ini setting websocket_client.ca_file or the system's authorities
         * @param string|null $proxy http://, https://, socks5:// (names are resolved here) or socks5h:// (by the proxy), with a
         *     user and a password if it wants them: http://user:password@proxy.example:3128. '' is none. null asks the
         *     environment: ws_proxy or wss_proxy, all_proxy, then http_proxy for ws and https_proxy for wss, each in lower
         *     case first, and no_proxy for exceptions (hosts, domains, ports, CIDR, *). HTTP_PROXY in capitals counts only on
         *     the command line. Unix sockets need no proxy. The proxy's certificate is checked as $tls says, but for
         *     serverName, certFile and pins, which are the server's.
         * @param int $maxRedirects how many redirects (301, 302, 303, 307, 308) to follow in one attempt; 0 takes one for a
         *     refusal. Never from wss to ws. On another scheme, host or port neither credentials, Authorization, Cookie and
         *     Host of $headers, cookies nor our certificate are sent.
         * @param WebSocketClient\ReconnectPolicy|null $reconnect null never reconnects by itself; connect() then tries
         *     each endpoint once, in their order
         * @param string|null $persistentId keeps the connection in this process when the last reference to the client
         *     goes, until a client with the same id, endpoints, headers, subprotocols, TLS, compression, heartbeat and
         *     sizes connects: in php-fpm, from one request of a worker to the next. It is closed instead if close() was
         *     called, part of a message has been sent, an exception is leaving a function at that moment, or the script
         *     ended with a fatal error or an uncaught exception. The heartbeat goes on meanwhile. What comes while
         *     nobody owns it, and what was not fetched, is dropped and counted in Stats::$messagesDropped; an answer
         *     that comes later is the next client's, so answers must carry an id. The ini settings
         *     websocket_client.persistent_max and websocket_client.persistent_idle limit how many are kept, and for how
         *     long. null closes the connection.
         *
         * @throws \TypeError on an argument of the wrong type
         * @throws \ValueError on a bad URL, proxy, header, subprotocol, time or size, or an empty $persistentId
         * @throws WebSocketClient\Exception if an ini setting that it needs cannot be read
         */
        public function __construct(
            #[\SensitiveParameter] string|array $url,
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
            bool $compression = true,
            ?WebSocketClient\TlsOptions $tls = null,
            #[\SensitiveParameter] ?string $proxy = null,
            int $maxRedirects = 5,
            ?WebSocketClient\ReconnectPolicy $reconnect = null,
            ?string $persistentId = null,
        ) {}

        /**
         * Opens the connection; returns when it is open. Does nothing if it is open already. After the end of a
         * connection it opens a new one; messages of the old one that were not fetched are dropped.
         *
         * All addresses of the host are raced (RFC 8305): the next one starts after 250 ms or when one fails. With a
         * ReconnectPolicy it tries again whatever is worth it, also when a connection ends before it has returned. Called
         * while a connection is being looked for, it goes on with that. The first attempt that it begins itself is made at
         * once, also at an endpoint that was to be left alone.
         *
         * With a $persistentId it takes over a connection that another client left, if one is alive: there is no
         * handshake, and onOpen() does not run. The headers of the upgrade and the counters are then those of that
         * connection.
         *
         * @throws WebSocketClient\HandshakeException if the server answers, but not with a WebSocket handshake
         * @throws WebSocketClient\TlsException if TLS fails, the certificate is not good, or a file of TlsOptions cannot be used
         * @throws WebSocketClient\ConnectException if the host cannot be resolved or no address can be reached; the
         *     message names each address and its own error. Or if the proxy does not open the way; the message has its words
         * @throws WebSocketClient\TimeoutException if it takes longer than $connectTimeout
         * @throws WebSocketClient\ConnectException if several attempts were made, here with the last error as its previous;
         *     the message names the last error of each endpoint
         * @throws WebSocketClient\Exception in a callback of a client that is connecting
         *
         * @return static the client itself: `$client = (new WebSocketClient($url))->connect();`
         */
        public function connect(): static {}

        /**
         * Sends one text message. Returns when the operating system has all of it. With a ReconnectPolicy, a message that
         * a lost connection had taken only in part is sent again whole on the next one, within the same $sendTimeout; what
         * onOpen() sends goes out before it.
         *
         * @param string $text UTF-8
         *
         * @throws \ValueError if it is not UTF-8; nothing is sent
         * @throws WebSocketClient\TimeoutException if the peer does not take it within $sendTimeout. If part of it had
         *     left, the connection is closed: half a frame cannot be taken back. Otherwise it stays open. The same if there
         *     is no connection within that time; the search for one goes on in the next call.
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
         * Sends a value as JSON, one text message. As send(), which it is.
         *
         * @param int $flags of json_encode(); JSON_THROW_ON_ERROR is always on
         *
         * @throws \JsonException if the value cannot be encoded; nothing is sent
         * @throws WebSocketClient\TimeoutException as send()
         * @throws WebSocketClient\ConnectionClosedException if the connection is over
         * @throws WebSocketClient\Exception before connect()
         */
        public function sendJson(mixed $value, int $flags = 0): void {}

        /**
         * Sends many messages, one for each string, with as few writes as possible: up to 1,024 messages and 64 KiB go
         * out together. Returns how many were sent, when the operating system has all of them.
         *
         * What goes out together is first collected: if the iterable throws or gives something wrong, nothing of it is
         * sent, and getStats()->messagesSent says how many were sent before. $sendTimeout counts for each write anew.
         * With a ReconnectPolicy, what of a write was not handed over whole when the connection was lost is sent again,
         * all of it.
         *
         * @param iterable<string> $texts keys do not matter; an empty string is an empty message
         * @param bool $binary whether they are binary messages, which may hold any bytes
         *
         * @return int how many messages
         *
         * @throws \TypeError if one of them is no string
         * @throws \ValueError if a text is not UTF-8; the message says how many had been sent
         * @throws WebSocketClient\TimeoutException if the peer does not take a write within $sendTimeout; the
         *     connection is closed unless nothing of it had left. Otherwise as send().
         * @throws WebSocketClient\ConnectionClosedException if the connection is over
         * @throws WebSocketClient\Exception before connect(), or while another message of this client is being sent
         */
        public function sendMany(iterable $texts, bool $binary = false): int {}

        /**
         * Sends one message of unknown length, a fragment for each chunk, never whole in memory. Returns when the
         * operating system has all of it. A chunk goes out when the next one is there, since the last one has to say
         * that it is the last; empty chunks are left out, and without any other the message is empty. Between two
         * fragments pings are answered and sent as ever, also while the iterable takes its time, and the iterable may
         * itself call recv(), ping() or close(), but send nothing else.
         *
         * $sendTimeout counts for each fragment anew. If the server agreed to permessage-deflate, the first chunk
         * decides: the message is compressed unless that looks compressed already, or is all there is and below 1 KiB.
         *
         * Half a message cannot be taken back, nor sent again, since its chunks are gone. If the iterable throws or
         * gives something wrong after the first fragment has left, or a signal handler throws, the connection is closed
         * (1011); before that it stays open and nothing has been sent. With a ReconnectPolicy, a connection that is
         * lost after the first fragment is a ConnectionClosedException, and replaced by the next call; one lost earlier
         * is replaced in this call, as in send().
         *
         * @param iterable<string> $chunks keys do not matter
         * @param bool $binary whether it is a binary message. The chunks of a text are UTF-8 together: a character may
         *     begin in one and end in the next.
         *
         * @throws \TypeError if a chunk is no string
         * @throws \ValueError if a text is not UTF-8; the message says whether anything had been sent
         * @throws WebSocketClient\TimeoutException if the peer does not take a fragment within $sendTimeout; the
         *     connection is closed unless nothing had left. Otherwise as send().
         * @throws WebSocketClient\ConnectionClosedException if the connection is over
         * @throws WebSocketClient\Exception before connect(), or while another message of this client is being sent
         */
        public function sendFragments(iterable $chunks, bool $binary = false): void {}

        /**
         * Returns the next message, waiting for it if need be, or null when the time is up. A time-out is no error and
         * changes nothing: half a message that has arrived is kept. Messages that came before the end of the connection
         * are returned first; only then it throws, or, with a ReconnectPolicy, waits for those of a new connection. A
         * time-out that passes meanwhile returns null, and the next call goes on with the search.
         *
         * @param float|null $timeout 0 only looks; null uses $receiveTimeout of the constructor
         *
         * @throws WebSocketClient\ProtocolException if the peer broke RFC 6455, or its message is larger than $maxMessageSize; it
         *     was told with the right close code
         * @throws WebSocketClient\ConnectionClosedException if the connection is over
         * @throws WebSocketClient\Exception before connect(), or inside another recv() of the same client
         */
        public function recv(?float $timeout = null): ?WebSocketClient\Message {}

        /**
         * Returns all messages that are there, up to $max, waiting as recv() for the first one; none when the time is
         * up. Those behind it are not waited for, and are taken for 25 ms at most: a server may never stop sending.
         *
         * @param positive-int $max
         * @param float|null $timeout for the first one. 0 only looks; null uses $receiveTimeout of the constructor
         *
         * @return list<WebSocketClient\Message> in their order. Errors come as in recv(), in the call that has no
         *     message.
         *
         * @throws \ValueError if $max is less than 1
         * @throws WebSocketClient\ProtocolException as recv()
         * @throws WebSocketClient\ConnectionClosedException as recv()
         * @throws WebSocketClient\Exception before connect(), or inside another recv() of the same client
         */
        public function recvMany(int $max, ?float $timeout = null): array {}

        /**
         * Returns the first message that a function accepts, or null when the time is up: the answer to a question, while
         * other messages come as well. Those that it does not accept stay for the calls that receive, in their order; the
         * next recvMatching() looks through them again.
         *
         * The function must not receive from the same client. What it throws leaves the call, and no message is lost.
         *
         * @param callable(WebSocketClient\Message): bool $accepts what is neither a bool nor another scalar is a \TypeError
         * @param float|null $timeout for the call as a whole. 0 only looks; null uses $receiveTimeout of the constructor
         *
         * @throws WebSocketClient\Exception if messages that were not accepted take more than $readAhead; they can be
         *     fetched. Before connect(), or inside another recv() of the same client
         * @throws WebSocketClient\ProtocolException as recv()
         * @throws WebSocketClient\ConnectionClosedException as recv(); messages that came before can still be fetched
         */
        public function recvMatching(callable $accepts, ?float $timeout = null): ?WebSocketClient\Message {}

        /**
         * Messages for foreach, as foreach over the client itself, until the time as a whole is up, which counts from this
         * call. A loop that has ended can be taken up by another one.
         *
         * @param float|null $timeout in seconds; 0 gives what is there, and does not wait; null waits as long as the peer lives
         *
         * @return \Traversable<int, WebSocketClient\Message> see getIterator() for its ends and errors
         *
         * @throws \ValueError on a bad time
         */
        public function messages(?float $timeout = null): iterable {}

        /**
         * Waits until at least one of many clients has something to fetch, and returns those: for which recv() would
         * end at once, with a message, with the end of the connection, because the search for another one was given up,
         * or because connect() was never called. Fetch it with recv(0). Meanwhile lost connections are replaced,
         * callbacks run and heartbeats go on, for all of them. Signal handlers run as in recv(): the deadline stays, an
         * exception leaves.
         *
         * @template K of array-key
         * @param array<K, \WebSocketClient> $clients the same one twice counts as one
         * @param float|null $timeout in seconds; 0 only looks; null waits as long as it takes
         *
         * @return array<K, \WebSocketClient> with their keys, in their order; empty when the time is up
         *
         * @throws \TypeError if there is anything else among $clients
         * @throws \ValueError if $clients is empty, since nothing could ever come, or on a bad time
         */
        public static function select(array $clients, ?float $timeout = null): array {}

        /**
         * A stream for an event loop, such as stream_select(), Revolt or ReactPHP: readable whenever recv(0) has
         * something to give or to do. Nothing is ever read from it. When it is readable, call recv(0), once each time
         * or until it returns null; null at once is possible. There is one for each client, over all its connections
         * and before the first, and a new one if it was closed. It costs five descriptors on Linux.
         *
         * With a ReconnectPolicy it is also readable when the next attempt is due, which recv(0) then makes. Only Linux
         * has that: elsewhere call recv(0) from a timer during an outage.
         *
         * @return resource
         *
         * @throws WebSocketClient\Exception if it cannot be made, for want of descriptors
         */
        public function getStream() {}

        /**
         * Writes the next message into a stream as it comes, text or binary, never whole in memory, and returns the
         * number of bytes written, or null when the time is up before a message has begun; then the connection is as it
         * was. Of a text that is not UTF-8, as of a message whose end never comes, a part may have been written. A
         * message that the heartbeat had taken in already is written from there.
         *
         * Neither $maxMessageSize nor websocket_client.max_message_size bounds the message: they are limits on memory.
         * One that is larger waits unread, and the server with it, until recv() refuses or this method writes it.
         *
         * What the stream does not take cannot be had again: if it takes less than it is given, throws or was closed,
         * the connection is closed (1011). It should be a blocking one.
         *
         * @param resource $stream open for writing
         * @param float|null $timeout for the beginning of a message. 0 only looks; null uses $receiveTimeout of the
         *     constructor. Once it has begun, the server may pause as long again before each further piece, but at
         *     least for $pongTimeout (20 s if that is null), so that who only looks does not lose a message to a
         *     hiccup.
         *
         * @throws \TypeError if $stream is no resource, or not an open stream
         * @throws WebSocketClient\TimeoutException if the rest of a message does not come in time; the connection is
         *     closed
         * @throws WebSocketClient\ProtocolException as recv()
         * @throws WebSocketClient\ConnectionClosedException if the connection is over; in the middle of a message also
         *     with a ReconnectPolicy, which the next call then follows
         * @throws WebSocketClient\Exception if the stream does not take all of it; before connect(); inside another
         *     recv() or recvTo() of the same client
         */
        public function recvTo($stream, ?float $timeout = null): ?int {}

        /**
         * Sends a ping and waits for its pong, with a ReconnectPolicy that of another ping if the connection is lost. Messages that arrive meanwhile are kept for recv(), up to $readAhead.
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
         * before connect() and after the end, but for ending the search for a new connection. Messages that arrive meanwhile, up to $readAhead, can still be fetched; everything behind them is dropped.
         * A recvTo() that is in the middle of a message, and inside which this is called, throws unless the message could be kept to its end.
         *
         * @param int<1000, 1003>|int<1007, 1014>|int<3000, 4999> $code (RFC 6455, 7.4)
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

        /**
         * The endpoint in use, being tried or used last, without user and password; its query is shown. Of several
         * endpoints, null before the first attempt.
         */
        public function getUrl(): ?string {}

        /**
         * What the socket is connected to: the server or, if there is one, the proxy. Such as "203.0.113.7:443",
         * "[2001:db8::1]:443" or "unix:/run/feed.sock"; null before connect().
         */
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
         * The TLS with the server: its `version` (such as "TLSv1.3"), `cipher`, whether the certificate was `verified` (false
         * if TlsOptions has switched a check off), the server's `certificate` (PEM) and its `fingerprint` (SHA-256,
         * hexadecimal), and the `pin` of its key for TlsOptions.
         *
         * @return array{version: string, cipher: ?string, verified: bool, certificate: ?string, fingerprint: ?string, pin: ?string}|null
         *     of the present or last connection; null if that has no TLS
         */
        public function getTlsInfo(): ?array {}

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
         * Sets what runs after every handshake, the first one and later ones, before anything else is sent or returned:
         * the place to subscribe. It may send, and in connect() also receive. An exception in it leaves the call it runs
         * in, and the connection stays open; but a ConnectionClosedException of a connection that is to be replaced only
         * tells that this one was lost as well: the next one is looked for, and the callback runs again.
         *
         * @param (callable(static, bool): mixed)|null $callback its second argument says whether the connection takes the
         *     place of one that was lost; null for none
         */
        public function onOpen(?callable $callback): static {}

        /**
         * Sets what runs when a connection has ended that we did not close, once for each, in the call that meets it and
         * before anything is done about it. Messages that came before are returned first.
         *
         * @param (callable(static, WebSocketClient\ConnectionClosedException): mixed)|null $callback null for none
         */
        public function onDisconnect(?callable $callback): static {}

        /**
         * Sets what runs before each attempt of a ReconnectPolicy but the first of a connect(), before its delay is waited
         * out.
         *
         * @param (callable(static, WebSocketClient\RetryInfo): (bool|null|void))|null $callback false gives up; null for none
         */
        public function onRetry(?callable $callback): static {}

        /**
         * Sets what is told of connections opened, ended and left unverified, and at the level debug of each step of a
         * connect and of each frame (direction, opcode, length): a PSR-3 logger, or any object with
         * `log($level, $message, array $context)`. It is called on the PHP thread, inside calls of the client, with
         * neither credentials nor payloads. Without one nothing is kept for it. An exception in it leaves the call; the connection stays usable.
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

    /**
     * What foreach runs over; see \WebSocketClient::getIterator(). As PHP's own iterators it stands at its first message from
     * the start, which the first call that looks at it waits for.
     *
     * @implements \Iterator<int, Message>
     */
    final class MessageIterator implements \Iterator
    {
        /** @var \WebSocketClient */
        private mixed $client = null;

        /** @var Message|null */
        private mixed $current = null;

        /** @var int -1 before the first message */
        private int $position = -1;

        /** When the loop as a whole ends, for the extension. */
        private ?int $until = null;

        /** Only a client makes them. */
        private function __construct() {}

        /**
         * The message where it stands; null at the end.
         *
         * @throws Exception as \WebSocketClient::recv(), if the first message is still to be waited for
         */
        public function current(): ?Message {}

        /** The number of messages before it in this loop. */
        public function key(): int {}

        /**
         * Goes to the next message and waits for it.
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

        /**
         * Whether it stands at a message; false at the end.
         *
         * @throws Exception as \WebSocketClient::recv(), if the first message is still to be waited for
         */
        public function valid(): bool {}
    }

    /** Where a client is in its life. */
    enum State: string
    {
        /** Never connected. */
        case Idle = 'idle';
        /** In connect(), or looking for a connection in place of one that was lost. */
        case Connecting = 'connecting';
        /** Connected. */
        case Open = 'open';
        /** Ending: our Close frame is on its way, or nothing can be sent any more. */
        case Closing = 'closing';
        /** The connection is over; connect() opens a new one. */
        case Closed = 'closed';
    }

    /** A TLS version. */
    enum TlsVersion: string
    {
        /** TLS 1.2 (RFC 5246) */
        case Tls12 = '1.2';
        /** TLS 1.3 (RFC 8446) */
        case Tls13 = '1.3';
    }

    /** How to make sure of the server, and how to show it who we are. Immutable; it cannot be cloned or serialized. */
    final class TlsOptions
    {
        /** Check that a trusted authority issued the certificate and that it is in date. */
        public readonly bool $verifyPeer;

        /** Check that the certificate is the host's, also without $verifyPeer. */
        public readonly bool $verifyHost;

        /** PEM file, or directory of such files, of the authorities to trust in place of the system's. */
        public readonly ?string $caFile;

        /** Our certificate (PEM). */
        public readonly ?string $certFile;

        /** Its private key (PEM), if that is not in the same file. */
        public readonly ?string $keyFile;

        /** The name to ask for (SNI) and to check in place of the URL's host. */
        public readonly ?string $serverName;

        /** The lowest version to accept. */
        public readonly TlsVersion $minVersion;

        /** @var list<string> the server's key must be one of these, if there are any */
        public readonly array $pins;

        /**
         * Verification is on unless it is switched off here; then each connection logs a warning. Files are looked at before
         * each attempt: one that was replaced counts from the next one on.
         *
         * @param bool $verifyPeer false accepts a certificate of anybody's, and with it anyone on the way; the host that it
         *     names is still checked
         * @param bool $verifyHost false accepts a certificate of any host, as long as $verifyPeer does; both false accept
         *     every certificate
         * @param string|null $caFile PEM file, or directory of such files; null uses the ini setting
         *     websocket_client.ca_file, or the system's authorities (SSL_CERT_FILE and SSL_CERT_DIR count as
         *     they are when the client is made)
         * @param string|null $certFile our certificate (PEM) for servers that ask for one, and behind it those of its
         *     authorities
         * @param string|null $keyFile its private key (PEM); null looks in $certFile
         * @param string|null $keyPassphrase opens the key if it is encrypted; it becomes no property and is shown nowhere
         * @param string|null $serverName in ASCII form; null uses the URL's host
         * @param TlsVersion|null $minVersion null is TLS 1.2
         * @param list<string> $pins SHA-256 digests of public keys (SubjectPublicKeyInfo) in Base64, as in getTlsInfo()['pin'].
         *     The server's certificate must have one of these keys, whatever else is checked.
         *
         * @throws \ValueError on an empty file name, a bad host name or pin, or a key without a certificate
         */
        public function __construct(
            bool $verifyPeer = true,
            bool $verifyHost = true,
            ?string $caFile = null,
            ?string $certFile = null,
            ?string $keyFile = null,
            #[\SensitiveParameter] ?string $keyPassphrase = null,
            ?string $serverName = null,
            ?TlsVersion $minVersion = null,
            array $pins = [],
        ) {}
    }

    /** How to keep clients that lost the same server from coming back in step. Each is drawn after the cap. */
    enum Jitter: string
    {
        /** The delay as it is. */
        case None = 'none';
        /** Anything from 0 to the delay. */
        case Full = 'full';
        /** Anything from half the delay to all of it. */
        case Equal = 'equal';
        /** Anything from $initialDelay to three times the last one; $multiplier is not used. */
        case Decorrelated = 'decorrelated';
    }

    /**
     * When to try again, and how often. Immutable.
     *
     * An outage begins with connect() or with the loss of a connection, and ends with a connection that has been open for
     * $stableAfter; the one that the first attempt of a connect() opens needs no proof once that has returned. Before, only
     * messages that the application has taken end it, and not in a callback: one after connect(); of a connection that
     * another call has opened, two, since a server that sends its clients away may greet them first, or one if the server
     * then closes with 1000 or 1001. So the limits and the delays hold against a server that opens connections and closes
     * them, and connect() returns or throws within them.
     *
     * A lap tries every endpoint once without a pause; between laps is the delay. Whatever it says, one endpoint is tried
     * at most once a second. Endpoints that fail go to the back, and from the second failure in a row they are left out
     * for 5 s, then 10 s, up to 300 s, as long as another one is in. A server that closes with 1012 is left alone for a
     * random time within $restartDelay, one that answers with Retry-After for that long, at most an hour; others are tried
     * meanwhile.
     *
     * A status that is not to be retried ends the use of its endpoint until the end of the outage. Until connect() is called do so: a certificate
     * of the server that is refused, or whose key is not pinned, and a file of TlsOptions that cannot be used, unless the
     * client had a connection before, since files are replaced. Every other failure of TLS passes: an alert, no TLS at that
     * port, whatever is wrong with a proxy's. When no endpoint is left, the client gives up.
     */
    final class ReconnectPolicy
    {
        /** Close codes after which to connect again, unless others are given. */
        public const CLOSE_CODES = [1001, 1005, 1006, 1011, 1012, 1013, 1014];

        /** Answers to the upgrade after which to try again, unless others are given; those from 520 are Cloudflare's. */
        public const HTTP_STATUSES = [408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 530];

        /** Attempts in one outage, the first of a connect() included; null for no limit. */
        public readonly ?int $maxAttempts;

        /** The first delay, before jitter. */
        public readonly float $initialDelay;

        /** The cap, before jitter. */
        public readonly float $maxDelay;

        /** How much longer each delay is than the one before. */
        public readonly float $multiplier;

        /** How to spread delays. */
        public readonly Jitter $jitter;

        /** No attempt begins later than this after the outage; null for no limit. */
        public readonly ?float $maxElapsed;

        /** A connection is stable after this long, or when the application has taken messages of it (see above). */
        public readonly float $stableAfter;

        /** @var list<int> answers to the upgrade after which to try again */
        public readonly array $retryHttpStatuses;

        /** @var list<int> close codes after which to connect again; 1006 is a loss without one, or with a malformed one */
        public readonly array $retryCloseCodes;

        /** Whether each client draws its own order of the endpoints. */
        public readonly bool $shuffleEndpoints;

        /** @var array{float, float} the least and the longest time, in seconds, in which a server is left alone after 1012 */
        public readonly array $restartDelay;

        /** @var (callable(Exception): ?bool)|null whom to ask before the tables */
        public readonly mixed $decide;

        /**
         * @param int|null $maxAttempts 1 or more
         * @param float $initialDelay greater than 0
         * @param float $maxDelay not less than $initialDelay
         * @param float $multiplier 1 or more
         * @param Jitter|null $jitter null is Jitter::Full
         * @param float|null $maxElapsed greater than 0
         * @param float $stableAfter 0 or more
         * @param list<int>|null $retryHttpStatuses from 200 to 599; null is ReconnectPolicy::HTTP_STATUSES
         * @param list<int>|null $retryCloseCodes from 1000 to 4999; null is ReconnectPolicy::CLOSE_CODES; add to them with
         *     `[...ReconnectPolicy::CLOSE_CODES, 1000]`, as for servers that say 1000 when they stop
         * @param bool $shuffleEndpoints whether each client draws its own order of the endpoints
         * @param array{float, float} $restartDelay two times, 0 or more: after 1012 (service restart) a server is left alone
         *     for a time that is drawn between them, from the arrival of its Close frame
         * @param (callable(Exception): ?bool)|null $decide asked about each connection that was lost, after onDisconnect(),
         *     and about each attempt that failed, before onRetry(): true tries again, false does not, null does what the
         *     tables and the rules above say. false about an attempt bars its endpoint for this outage, about a connection
         *     it ends the use of that. The limits count all the same. An exception in it leaves the call; the next
         *     call asks again. What is neither a scalar nor null is a TypeError there.
         *
         * @throws \ValueError on a number out of its range
         */
        public function __construct(
            ?int $maxAttempts = null,
            float $initialDelay = 0.5,
            float $maxDelay = 30.0,
            float $multiplier = 2.0,
            ?Jitter $jitter = null,
            ?float $maxElapsed = null,
            float $stableAfter = 5.0,
            ?array $retryHttpStatuses = null,
            ?array $retryCloseCodes = null,
            bool $shuffleEndpoints = true,
            array $restartDelay = [5.0, 30.0],
            ?callable $decide = null,
        ) {}
    }

    /** An attempt to come, for onRetry(). Immutable. */
    final class RetryInfo
    {
        /** Which attempt of this outage it is, from 1. */
        public readonly int $attempt;

        /** Until it begins. */
        public readonly float $delay;

        /** Since the outage began. */
        public readonly float $elapsed;

        /** The endpoint, without credentials and query. */
        public readonly string $url;

        /** Why the connection was lost, or why the last attempt failed. */
        public readonly Exception $error;

        /** For tests of code that is given them; clients make their own. */
        public function __construct(int $attempt, float $delay, float $elapsed, string $url, Exception $error) {}
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

        /** Connections that took the place of one that was lost. */
        public readonly int $reconnects;

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

        /**
         * Messages of a persistent connection that were not fetched, or came while no client owned it; and of connections
         * that were lost while earlier ones had left as much as $readAhead unfetched.
         */
        public readonly int $messagesDropped;

        /** For tests of code that is given them; clients make their own. */
        public function __construct(
            int $messagesSent = 0,
            int $messagesReceived = 0,
            int $bytesSent = 0,
            int $bytesReceived = 0,
            int $wireBytesSent = 0,
            int $wireBytesReceived = 0,
            int $pingsSent = 0,
            int $pongsReceived = 0,
            int $reconnects = 0,
            ?float $lastRoundTrip = null,
            ?float $minRoundTrip = null,
            ?float $smoothedRoundTrip = null,
            ?float $connectedSince = null,
            int $bufferedMessages = 0,
            int $bufferedBytes = 0,
            int $messagesDropped = 0,
        ) {}
    }
}
