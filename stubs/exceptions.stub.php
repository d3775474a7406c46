<?php

/**
 * The exceptions of the extension. All can be made and extended in PHP.
 *
 *     \Exception
 *     └── Exception
 *         ├── ConnectException
 *         │   ├── TlsException
 *         │   └── HandshakeException
 *         ├── TimeoutException
 *         └── ConnectionClosedException
 *             └── ProtocolException
 */

namespace WebSocketClient;

/** The root; itself for a call that came too early or while another one was running. */
class Exception extends \Exception {}

/** No connection could be opened. The message names what was tried and what happened. */
class ConnectException extends Exception {}

/** TLS failed: the certificate is not good, or the two sides have nothing in common. */
class TlsException extends ConnectException {}

/** The server answered the upgrade, but not with a WebSocket handshake. */
class HandshakeException extends ConnectException
{
    /** The HTTP status; 0 if the answer was not HTTP. */
    public int $statusCode = 0;

    /** @var array<string, list<string>> The answer's headers, names in lower case. */
    public array $headers = [];

    /** The first 64 KiB of the answer's body. */
    public string $body = '';
}

/** Connecting, sending, closing, a ping or the rest of a message took longer than its limit. recv() returns null instead. */
class TimeoutException extends Exception
{
    /**
     * What took too long; 'send' also of sendFragments(). Only one that is made in PHP has ''.
     *
     * @var 'connect'|'send'|'recvTo'|'close'|'ping'
     */
    public string $operation = '';
}

/** The connection is over. */
class ConnectionClosedException extends Exception
{
    /** The peer's close code; 1005 if its Close frame had none, 1006 if there was no such frame. */
    public int $closeCode = 1006;

    /** The reason beside the code. */
    public string $reason = '';

    /** Whether both sides sent their Close frames. */
    public bool $clean = false;

    /** @var 'peer'|'client'|'network' who ended it */
    public string $initiator = 'network';
}

/**
 * The peer broke RFC 6455: before closing we sent it $closeCode, 1002 or 1007. With 1009 no rule was broken: its message is
 * larger than $maxMessageSize, or there is no memory for it.
 */
class ProtocolException extends ConnectionClosedException {}
