"""What a random program does: each method of Operations whose name is in WEIGHTS makes one statement of PHP.

The PHP names that the statements use, such as client() and callback(), are those of prelude.php.
"""

import random

from program import Group, Operation, Program
from values import BUSY, CALLABLES, CLASSES, METHODS, POLICY, SCHEMES, SETTINGS, TEXTS, TIMES, TLS, Values

STEPS = 30
# How often each is drawn; the words are the methods' names.
WEIGHTS = {
    "make": 14, "persist": 4, "busy_call": 26, "call": 14, "on_callback": 8, "provoke": 10, "logger": 3, "select": 6, "select_references": 4, "matching": 4, "foreach": 5, "generator": 3,
    "keep_iterator": 2, "use_iterator": 5, "send_generator": 5, "references": 3, "receive_into": 5, "stream": 3, "handle": 2, "every_method": 3,
    "reflection": 3, "slots": 3, "construct_again": 3, "start_fiber": 9, "fatal_beside_fiber": 1, "resume": 9, "drop_fiber": 3, "drop": 6, "collect": 2, "cycle": 2,
    "fill": 2, "signal": 4, "signal_later": 1, "child": 2, "little_memory": 2, "message": 1, "callables": 2, "output": 1, "warn": 1,
    "ini": 1, "pause": 2,
}
# Only inside callbacks, where they meet a call that is under way.
INSIDE = {"throw": 8, "suspend": 12, "exit": 1, "fatal": 2, "drop": 8, "warn": 2}


class Operations(Values):
    """A seed prefers some operations and has none of others (swarm testing: Groce and others, 2012)."""

    def __init__(self, draw):
        super().__init__(draw)
        self.outside = self.swarm(WEIGHTS)
        self.inside = self.swarm(WEIGHTS | INSIDE)
        # Deep inside only what is short.
        self.deep = {"busy_call": 3, "call": 2, "drop": 1} | self.swarm(INSIDE)

    def swarm(self, weights):
        return {name: weight * self.one([0, 1, 1, 4]) for name, weight in weights.items()} | {"busy_call": 20}

    def statements(self, depth, most=3):
        """A group of statements for a callback."""
        weights = self.inside if depth < 3 else self.deep
        names = self.draw.choices(list(weights), weights.values(), k=self.draw.randrange(1, most + 1))
        return Group([self.inner(name, depth + 1) for name in names])

    def inner(self, name, depth):
        """Most statements of a callback are tried, so that those behind them run too."""
        operation = self.operation(name, depth)
        if name not in ("throw", "suspend") and self.chance(60):
            operation.parts = ("attempt(function () { ", *operation.parts, " });")
        return operation

    def callback(self, depth, result="null"):
        return ("callback(function () {", self.statements(depth), f"}}, {result})")

    def step(self):
        name = self.draw.choices(list(self.outside), self.outside.values())[0]
        return self.operation(name, 0)

    def operation(self, name, depth):
        made = getattr(self, name)(depth)
        made.name = name
        return made

    # Clients, and what they are told to do

    def make(self, depth):
        name = self.one(["WebSocketClient", "WebSocketClient", "WebSocketClient", "Plain", "Late"])
        entries = [f"'{key}' => {self.one(values) if key.startswith(('receive', 'pong')) else self.argument(values)}"
                   for key, values in SETTINGS.items() if self.chance(15)]
        if self.chance(20):
            entries.append(f"'tls' => tls(...[{', '.join(self.settings(TLS, 25))}])")
        if self.chance(50):
            policy = ", ".join(self.settings(POLICY, 30))
            entries.append(f"'reconnect' => new WebSocketClient\\ReconnectPolicy(...[{policy}], initialDelay: 0.01, maxDelay: 0.1, maxElapsed: 1.5)")
        url = self.url()
        parts = ["'url' => ", url]
        if self.chance(8) and not url.startswith("["):
            parts = ["'url' => new Text(", url, ", ", *self.callback(depth), ")"]
        settings = Group([Operation(*parts), *map(Operation, entries)], end=",")
        return Operation(f"World::$clients[{self.slot()}] = new {name}(...[", settings, "] + LIMITS + ['tls' => tls()]);")

    def persist(self, depth):
        """Leaves a connection and takes it over again."""
        slot = self.slot()
        made = f"client({slot})"
        new = (f"World::$clients[{slot}] = new Plain(url('{self.one(SCHEMES)}', '{self.one(['echo', 'chat', 'drop', 'pings', 'fragments'])}'), ...LIMITS, "
               f"persistentId: {self.one(SETTINGS['persistentId'])}, tls: tls());")
        left = self.one(["", f"{made}->send('left behind');", f"attempt(fn() => {made}->sendFragments((function () {{ yield 'a'; yield 'b'; throw new Exception(); }})()));"])
        return Operation(f"for ($round = 0; $round < 3; $round++) {{ {new} {made}->connect(); {left}", self.statements(depth), f"unset(World::$clients[{slot}]); }}")

    def busy_call(self, _depth):
        name = self.one(BUSY)
        return Operation(f"{self.client()}->{name}({self.arguments(METHODS[name])});")

    def call(self, _depth):
        name = self.one(list(METHODS))
        return Operation(f"{self.client()}->{name}({self.arguments(METHODS[name])});")

    def on_callback(self, depth):
        name = self.one(["onOpen", "onDisconnect", "onRetry"])
        return Operation(f"client({self.slot()})->{name}(", *self.callback(depth, self.one(["null", "true", "true", "false", "new stdClass", "new Farewell(fn() => client(0)->close())"])), ");")

    def provoke(self, depth):
        """A client that is going to call back."""
        slot = self.slot()
        name, behaviours, policy = self.one([
            ("onOpen", ["echo", "greet", "drop", "close", "chat"], 30), ("onDisconnect", ["greet", "drop", "close", "end", "violation"], 30),
            ("onRetry", ["refuse", "drop", "torn", "greet"], 100), ("setLogger", ["echo", "drop", "refuse", "close"], 50),
        ])
        entries = [Operation(f"'url' => url('{self.one(SCHEMES)}', '{self.one(behaviours)}')")]
        if self.chance(policy):
            entries.append(Operation("'reconnect' => new WebSocketClient\\ReconnectPolicy(initialDelay: 0.01, maxElapsed: 1.5)"))
        callback = Group([Operation("new Log(", *self.callback(depth), ")") if name == "setLogger" else Operation(*self.callback(depth, self.one(["null", "true"])))])
        call = self.one(["connect()", "recv(0.3)", "send('x')", "sendMany(['a', 'b'])", "recvMany(5, 0.3)", "ping(0.2)", "close()"])
        return Operation(
            f"World::$clients[{slot}] = new Plain(...[", Group(entries, end=","), f"] + LIMITS + ['tls' => tls()]); client({slot})->{name}(", callback, "); "
            f"attempt(fn() => client({slot})->connect()); client({slot})->{call};",
        )

    def logger(self, depth):
        return Operation(f"client({self.slot()})->setLogger(new {self.one(['Log', 'MagicLog'])}(", *self.callback(depth), "));")

    def construct_again(self, depth):
        slot = self.slot()
        made = self.one([f"client({slot})", "(new ReflectionClass(WebSocketClient::class))->newInstanceWithoutConstructor()", "new Bare()"])
        inside = Group([
            Operation("$client->__construct(url('ws', 'echo'), ...LIMITS);"),
            Operation("World::$fibers[0] = new Fiber(fn() => $client->onOpen(fn() => suspend())->connect());"),
            Operation("World::$fibers[0]->start();"),
            *self.statements(depth).operations,
        ])
        return Operation(
            f"$client = {made}; $client->__construct(new Text(url('ws', 'echo'), callback(function () use ($client) {{", inside,
            f"}}, times: 1)), ...LIMITS); World::$clients[{slot}] = $client; resume(0);",
        )

    # Several clients

    def select(self, _depth):
        given = self.one(["World::$clients", "[client(0), client(1)]", "['a' => connected(2), 'b' => connected(2)]", "[connected(0), client(1), connected(2), client(3)]",
                          f"[client(0), {self.odd()}]"])
        return Operation(f"WebSocketClient::select({given}, {self.one([*TIMES, '-1', 'NAN'])});")

    def select_references(self, depth):
        """The array holds variables, which something that runs meanwhile lets go of."""
        slots = [f"&World::$clients[{number}]" for number in range(self.draw.randrange(1, 4))]
        behaviour = self.one(["drop", "end", "close", "echo", "echo", "silent", "pings"])
        inside = Group([
            Operation("foreach (World::$clients as $slot => $_) { World::$clients[$slot] = $_ = null; }"), Operation("fill();"),
            *self.statements(depth).operations,
        ])
        when = self.one(["client(0)->onDisconnect($let);", "client(0)->onRetry($let);", "client(0)->send('x'); client(0)->setLogger(new Log($let));", "on_alarm($let);", "on_alarm($let);"])
        return Operation(
            f"interrupted(function () {{ World::$clients[0] = new Plain(url('ws', '{behaviour}'), ...LIMITS); connected(0); client(1); client(2); "
            f"$list = [{', '.join(slots)}]; $let = callback(function () use (&$list) {{", inside,
            f"}}); {when} WebSocketClient::select($list, {self.one(['0.3', '1.3'])}); }});",
        )

    def matching(self, depth):
        """Looks for a message with a function that does something."""
        return Operation(f"{self.client()}->recvMatching(", *self.callback(depth, self.one(["true", "false", "false", "null"])), f", {self.one(TIMES)});")

    # Loops

    def foreach(self, depth):
        slot = self.slot()
        over = self.one([f"connected({slot})", f"connected({slot})", f"client({slot})", f"iterator({slot})", f"new NoRewindIterator(iterator({slot}))",
                         f"new LimitIterator(iterator({slot}), 0, 2)", f"new CachingIterator(iterator({slot}), 0)", f"new IteratorIterator(connected({slot}))",
                         f"connected({slot})->messages({self.one(TIMES)})"])
        begin = self.one(["", f"client({slot})->sendMany(['a', 'b', 'c']);", "signal_myself();"])
        leave = self.one(["break;", "if ($rounds++ > 2) { break; }", "return;"])
        return Operation(
            f"interrupted(function () {{ $rounds = 0; connected({slot}); {begin} foreach ({over} as $key => $message) {{",
            self.statements(depth), f"{leave} }} }});",
        )

    def generator(self, depth):
        slot = self.slot()
        return Operation(
            f"interrupted(function () {{ connected({slot})->sendMany(['a', 'b', 'c']); $walk = (function () {{ yield from connected({slot}); }})();"
            " $walk->current(); $walk->next();", self.statements(depth), f"{self.one(['', 'unset($walk);', '$walk->next();'])} }});",
        )

    def keep_iterator(self, _depth):
        slot = self.slot()
        return Operation(f"World::$iterators[{slot}] = {self.client()}->getIterator();")

    def use_iterator(self, _depth):
        slot = self.slot()
        name = self.one(["current", "key", "valid", "next", "rewind", "next"])
        return Operation(f"interrupted(fn() => iterator({slot})->{name}());")

    # Iterables, streams, and other places where PHP code runs within a call

    def send_generator(self, depth):
        name = self.one(["sendMany", "sendFragments"])
        text = self.one(TEXTS)
        body = Group([
            Operation(f"yield {text};"), *self.statements(depth).operations, Operation(f"yield {self.one(TEXTS)};"), Operation("yield 'end';"),
        ])
        opened = "(function () {" if self.chance(60) else "new Chunks(function () {"
        closed = "})()" if opened.startswith("(") else "})"
        binary = self.one(["true", "false"])
        return Operation(f"{self.client()}->{name}({opened}", body, f"{closed}, {binary});")

    def references(self, depth):
        """Values that a call was given by reference, and that are changed while it runs."""
        change = Group([Operation("$text = null;"), Operation("$list = [];"), Operation("fill();"), *self.statements(depth).operations])
        begin = "$text = str_repeat('r', 3000); $list = ['first', &$text, 'last']; $change = callback(function () use (&$text, &$list) {"
        slot = self.slot()
        call = self.one([
            f"connected({slot})->setLogger(new Log($change)); client({slot})->sendMany($list);",
            f"connected({slot})->setLogger(new Log($change)); client({slot})->sendFragments($list);",
            "new Plain(new Text(url('ws', 'echo'), $change), ['X' => &$text, 'Y' => &$list]);",
            "new Plain([new Text(url('ws', 'echo'), $change), &$text], subprotocols: $list);",
            "new Plain(url('ws', 'echo'), ['X' => new Text('x', $change), 'Y' => &$text, 'Z' => &$list]);",
            f"on_signal($change); $list[] = &$list; signal_myself(); connected({slot})->sendMany($list);",
            r"new WebSocketClient\TlsOptions(pins: $list);",
        ])
        return Operation(begin, change, f"}}); {call}")

    def receive_into(self, depth):
        return Operation(f"{self.client()}->recvTo({self.one(['user_stream', 'user_stream', 'filtered_stream'])}(", *self.callback(depth), f"), {self.one(TIMES)});")

    def output(self, depth):
        return Operation(f"receive_as_output({self.client()}, ", *self.callback(depth), ");")

    def stream(self, _depth):
        use = self.one([
            "fclose($stream);", "fread($stream, 10);", "fwrite($stream, 'x');", "stream_set_blocking($stream, false);", "stream_get_meta_data($stream);",
            "World::$things[] = $stream;", "feof($stream);", "stream_set_timeout($stream, 0, 1);", "fstat($stream);",
        ])
        return Operation(f"$stream = {self.client()}->getStream(); $read = [$stream]; $none = null; stream_select($read, $none, $none, 0, {self.one([0, 1000, 100_000])}); {use}")

    def signal(self, depth):
        return Operation("on_signal(", *self.callback(depth), f"); signal_myself(); {self.client()}->recv({self.one(TIMES)});")

    def signal_later(self, depth):
        return Operation(
            "interrupted(function () { on_alarm(", *self.callback(depth),
            f"); {self.one([f'{self.client()}->recv(1.3);', 'WebSocketClient::select([client(0), client(1)], 1.3);', f'{self.client()}->ping(1.2);'])} }});",
        )

    # Fibers

    def start_fiber(self, depth):
        slot = self.slot()
        return Operation(f"World::$fibers[{slot}] = new Fiber(function () {{", self.statements(depth, 5), f"}}); resume({slot});")

    def fatal_beside_fiber(self, depth):
        """A fatal error in a call within which another one began that is suspended in a Fiber."""
        slot, other = self.slot(), self.slot()
        name = self.one(["onOpen", "setLogger"])
        suspended = Group([Operation("suspend();"), *self.statements(depth).operations])
        fatal = Group([Operation(f"resume({slot});"), self.operation("fatal", depth)])
        in_fiber, around = (("(new Log(callback(function () {", "})))") if name == "setLogger" else ("(callback(function () {", "}))") for name in (name, "onOpen"))
        made = f"new Plain(url('{self.one(SCHEMES)}', 'echo'), ...LIMITS, tls: tls())"
        return Operation(
            f"World::$fibers[{slot}] = new Fiber(function () {{ World::$clients[{other}] = {made}; client({other})->{name}{in_fiber[0]}", suspended, f"{in_fiber[1]}; "
            f"client({other})->connect();", self.statements(depth), f"}}); $client = {made}; $client->onOpen{around[0]}", fatal, f"{around[1]}; $client->connect();",
        )

    def resume(self, _depth):
        return Operation(f"resume({self.slot()}{', new Exception()' if self.chance(20) else ''});")

    def suspend(self, _depth):
        return Operation("suspend();")

    def drop_fiber(self, _depth):
        return Operation(f"unset(World::$fibers[{self.slot()}]);")

    # Lives and ends

    def drop(self, _depth):
        slot = self.slot()
        return Operation(self.one([f"unset(World::$clients[{slot}]);", f"World::$clients[{slot}] = null;", f"unset(World::$iterators[{slot}]);", "let_go('clients'); fill();"]))

    def collect(self, _depth):
        return Operation("gc_collect_cycles();")

    def cycle(self, depth):
        slot = self.slot()
        return Operation(
            f"$client = {self.client()}; $cycle = new stdClass; $cycle->end = new Farewell(", *self.callback(depth),
            f", $client); $client->onOpen(function () use ($cycle) {{}}); World::$things[] = {self.one(['WeakReference::create($client)', 'new Farewell(fn() => $client->close(), $cycle)', '1'])}; unset(World::$clients[{slot}]);",
        )

    def fill(self, _depth):
        return Operation("fill();")

    def child(self, depth):
        return Operation("in_child(function () {", self.statements(depth), f"{self.one(['', 'posix_kill(getmypid(), SIGKILL);', 'gc_collect_cycles();'])} }});")

    def little_memory(self, depth):
        return Operation(f"in_little_memory({self.one([0, 0, 100_000, 2_200_000])}, function () {{", self.statements(depth), "});")

    def throw(self, _depth):
        return Operation(self.one(["throw new Exception('of a callback');", "throw new Error('of a callback');", "throw new WebSocketClient\\ConnectionClosedException('made up');",
                                   "throw new WebSocketClient\\TimeoutException('made up');"]))

    def exit(self, _depth):
        return Operation("exit(3);")

    def fatal(self, _depth):
        return Operation(self.one(["trigger_error('a fatal error', E_USER_ERROR);", "ini_set('memory_limit', '3M'); str_repeat('x', 1 << 24);", "eval('class Twice {} class Twice {}');"]))

    def warn(self, _depth):
        return Operation(self.one(["trigger_error('a warning', E_USER_WARNING);", "set_error_handler(fn(int $level, string $text) => throw new ErrorException($text));",
                                   "set_error_handler(null);", "set_error_handler(function () { client(0)->recv(0); return true; }, E_ALL & ~E_USER_ERROR);"]))

    def ini(self, _depth):
        name = self.one(["max_message_size", "ca_file", "persistent_max", "persistent_idle"])
        return Operation(f"ini_set('websocket_client.{name}', {self.one(['0', '1', '100', '-1', repr('x'), repr('')])});")

    def pause(self, _depth):
        return Operation(f"usleep({self.draw.randrange(100_000)});")

    # Objects, from outside

    def handle(self, _depth):
        message = r"new WebSocketClient\Message('x')"
        return Operation(f"handle({self.one([self.client(), 'iterator(0)', self.client() + '->getStats()', 'tls()', message])});")

    def message(self, _depth):
        return Operation(f"$message = new WebSocketClient\\Message({self.argument(TEXTS)}, {self.argument(['true', 'false'])}); "
                         f"{self.one(['$message->json();', '$message->__construct(1);', '$message->data = 1;', 'unserialize(serialize($message));', 'foreach ($message as &$part) { $part = 5; }', 'handle($message);'])}")

    def every_method(self, _depth):
        return Operation(f"every_method({self.one(CLASSES)}::class, {self.odd()}, {self.one(['true', 'false'])});")

    def reflection(self, _depth):
        target, names = self.one([(self.client(), ["logger", "onOpen", "onDisconnect", "onRetry", "stream"]), (f"iterator({self.slot()})", ["client", "current", "position"])])
        name = self.one(names)
        value = self.one([self.odd(), self.one(CALLABLES), self.client(), "new Bare()", "new Log(fn() => 1)", "PHP_INT_MAX"])
        return Operation(f"$object = {target}; (new ReflectionProperty($object, '{name}'))->setValue($object, {value});")

    def slots(self, _depth):
        target = self.one([self.client(), f"iterator({self.slot()})"])
        value = self.one(["null", self.odd(), self.client(), "fill(...)", "new Log(fn() => 1)"])
        end = self.one(["", "unset($object); let_go('clients'); fill();"])
        return Operation(f"$object = {target}; World::$things[] = references($object, {value}); {end}")

    def callables(self, _depth):
        return Operation(self.one([
            f"array_map([{self.client()}, 'send'], ['a', 'b']);", f"World::$things[] = {self.client()}->recv(...); unset(World::$clients[{self.slot()}]);",
            "foreach (World::$things as $thing) { if (is_callable($thing)) { $thing(0); } }", f"call_user_func_array([{self.client()}, 'recv'], ['timeout' => 0.1]);",
            f"call_user_func_array([{self.client()}, 'recv'], ['nothing' => 0.1]);", f"(new ReflectionMethod({self.client()}, 'recv'))->invoke({self.client()}, 0.1);",
            "$sorted = World::$clients; usort($sorted, fn($a, $b) => $a <=> $b);", f"World::$things[] = new WeakMap; end(World::$things)[{self.client()}] = client(0);",
        ]))


def program(seed):
    make = Operations(random.Random(f"program {seed}"))
    return Program(seed, [make.step() for _ in range(STEPS)])
