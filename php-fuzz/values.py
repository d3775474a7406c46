"""Arguments of the calls of a random program, as PHP expressions: good ones, odd ones, and ones of the wrong type."""

BEHAVIOURS = [
    "echo", "echo", "echo", "chat", "burst", "large", "fragments", "compressed", "pings", "drip", "flood", "endless", "silent", "half",
    "drop", "drop", "end", "greet", "close", "close", "violation", "refuse", "redirect", "torn", "hang", "mixed", "mixed",
]
SCHEMES = ["ws", "ws", "ws", "wss", "wss", "unix"]
CLASSES = [
    "WebSocketClient", r"WebSocketClient\Message", r"WebSocketClient\MessageIterator", r"WebSocketClient\TlsOptions",
    r"WebSocketClient\ReconnectPolicy", r"WebSocketClient\RetryInfo", r"WebSocketClient\Stats", r"WebSocketClient\State",
    r"WebSocketClient\Jitter", r"WebSocketClient\Exception", r"WebSocketClient\ConnectionClosedException",
    r"WebSocketClient\HandshakeException", r"WebSocketClient\TimeoutException", "Plain", "Bare",
]
ODD = [
    "null", "true", "-1", "0", "PHP_INT_MIN", "NAN", "-0.0", "1e-300", "''", "'x'", '"\\0"', '"\\xff"', "[]", "[[]]", "new stdClass",
    "fn() => 1", "'0.1'", "new Plain('ws://127.0.0.1:1/')", "World::class", "str_repeat('x', 100_000)", "fopen('php://memory', 'r')", "closed_stream()",
]

TIMES = ["0", "0.01", "0.05", "0.2", "0.3"]
TEXTS = ["''", "'x'", "'hello'", "'\u00e9'", "str_repeat('ab', 1500)", "str_repeat('q', 65536)", "str_repeat('q', 300_000)", '"\\xff"']
LISTS = [
    "['a', 'b']", "[]", "array_fill(0, 2000, 'm')", "['a', 5]", "['a', null, 'b']", "[str_repeat('a', 70_000), 'b']", "new ArrayIterator(['a'])",
    "(function () { yield 'a'; yield str_repeat('b', 3000); })()", "new EmptyIterator()",
]
STREAMS = ["fopen('php://memory', 'w+')", "fopen('php://temp', 'w+')", "fopen('/dev/null', 'w')", "fopen('php://output', 'w')", "fopen('/dev/full', 'w')"]
CALLABLES = ["null", "'strlen'", "fn() => false", "[client(0), 'recv']", "client(1)->close(...)", "'nothing'", "[new Log(fn() => 1), 'log']"]

JSON = ["['a' => 1]", "'x'", "null", "NAN", '"\\xff"', "new ArrayObject([1])", "str_repeat('q', 70_000)", "fopen('php://memory', 'r')"]
ACCEPTS = ["fn() => true", "fn() => false", "fn($message) => strlen($message->data) > 2", "fn() => null", "'is_object'"]

# The methods of a client with their arguments, each a list of good values. Those that wait without a limit are not here.
METHODS = {
    "connect": [], "send": [TEXTS], "sendBinary": [TEXTS], "sendMany": [LISTS, ["true", "false"]], "sendFragments": [LISTS, ["true", "false"]],
    "sendJson": [JSON, ["0", "JSON_PARTIAL_OUTPUT_ON_ERROR"]], "recvMatching": [ACCEPTS, TIMES], "messages": [TIMES],
    "recv": [TIMES], "recvMany": [["1", "3", "500"], TIMES], "recvTo": [STREAMS, TIMES], "ping": [["0.05", "0.2"]],
    "close": [["1000", "1001", "3000"], ["''", "'bye'"]], "isConnected": [], "getState": [], "getUrl": [], "getRemoteAddress": [],
    "getSubprotocol": [], "getResponseHeaders": [], "getTlsInfo": [], "getCloseCode": [], "getCloseReason": [], "getStats": [],
    "getStream": [], "getIterator": [], "__debugInfo": [], "onOpen": [CALLABLES], "onDisconnect": [CALLABLES], "onRetry": [CALLABLES],
    "setLogger": [["null", "new Log(fn() => 1)"]],
}

# Those that move the connection are what a callback is most likely to do.
BUSY = ["connect", "send", "send", "sendMany", "sendFragments", "recv", "recv", "recv", "recvMany", "recvMatching", "recvTo", "sendJson", "ping", "close"]

# Settings of a client besides its URL; each may be left out.
SETTINGS = {
    "pingInterval": ["null", "0.05", "0.3"], "pongTimeout": ["null", "0.2", "1.0"], "maxMessageSize": ["10", "70_000", "1 << 22"],
    "readAhead": ["1", "1000", "65536"], "compression": ["false"], "persistentId": ["'p1'", "'p2'", '"p\\xff"'], "subprotocols": ["['a', 'b']"],
    "headers": ["['X' => 'y']", "['X' => ['y', 'z']]", '["X" => "a\\r\\nb"]'], "maxRedirects": ["0", "2"], "receiveTimeout": ["0.0", "0.1"],
    "sendTimeout": ["0.05"], "closeTimeout": ["0.0"], "proxy": ["''", "'http://127.0.0.1:1'", "'socks5://user:secret@127.0.0.1:1'"],
}
POLICY = {
    "maxAttempts": ["1", "2", "5"], "stableAfter": ["0.0", "0.1"], "multiplier": ["1.0"], "shuffleEndpoints": ["false"],
    "jitter": [r"WebSocketClient\Jitter::" + name for name in ("None", "Full", "Equal", "Decorrelated")], "retryCloseCodes": ["[1000, 1006]", "[]"],
}
TLS = {
    "verifyPeer": ["false"], "verifyHost": ["false"], "caFile": ["'/nowhere'", "certificates() . '/other-authority.pem'"],
    "certFile": ["certificates() . '/client-both.pem'"], "serverName": ["'localhost'", "'wrong.example'"],
    "minVersion": [r"WebSocketClient\TlsVersion::Tls13"],
}


class Values:
    """Draws of one seed."""

    def __init__(self, draw):
        self.draw = draw

    def chance(self, percent):
        return self.draw.randrange(100) < percent

    def one(self, of):
        return self.draw.choice(of)

    def odd(self):
        return self.one(ODD)

    def argument(self, good):
        return self.odd() if self.chance(12) else self.one(good)

    def arguments(self, good):
        """Mostly as many as the method takes."""
        given = [self.argument(values) for values in good]
        if given and self.chance(8):
            given.pop()
        if self.chance(3):
            given.append(self.odd())
        return ", ".join(given)

    def slot(self):
        return self.draw.randrange(4)

    def client(self):
        return f"{'connected' if self.chance(70) else 'client'}({self.slot()})"

    def url(self):
        place = lambda: f"url('{self.one(SCHEMES)}', '{self.one(BEHAVIOURS)}')"
        if self.chance(20):
            return f"[{', '.join(place() for _ in range(self.draw.randrange(1, 4)))}, 'ws://127.0.0.1:1/']"
        return self.odd() if self.chance(2) else place()

    def settings(self, of, percent):
        """Entries of a list of named arguments."""
        return [f"'{name}' => {self.argument(values)}" for name, values in of.items() if self.chance(percent)]
