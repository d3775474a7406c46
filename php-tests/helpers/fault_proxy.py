"""A TCP proxy that does to connections what networks do to them. Standard library only.

It is told {"target": PORT} on its command line, listens on a free port of the loopback interface and passes bytes on
to that port and back. Commands, a line each on standard input:

    pass                    no fault any more, but what is frozen or has been cut stays so
    refuse                  new connections are ended by RST at their first byte: the client knows that it has connected
    hole                    new connections are not accepted: nothing answers their SYN
    mute                    new connections are accepted, and nothing passes on them
    reset                   every connection there is ends by RST, on both sides
    end                     every connection there is ends by FIN, on both sides
    freeze                  on every connection there is nothing passes any more, not even its end: it is half-open
    thaw                    what was frozen goes on, and nothing of it is lost
    latency SECONDS         what comes is passed on that much later, both ways
    drip BYTES SECONDS      the client gets that many bytes at a time, with that pause after each
    cut down|up BYTES reset|end|silence
                            every connection passes that many bytes more towards the client (down) or the server (up),
                            new ones count from their beginning; then comes an RST to both sides, a FIN to that side, or
                            nothing any more

A command that was carried out is reported as "done". "connection" tells of each one that was accepted, "cut" of each
one that was cut, with `at` on the machine's monotonic clock, which is hrtime() as well. End of standard input ends the
process.
"""

import asyncio
import fcntl
import json
import os
import queue
import socket
import struct
import sys
import termios
import threading
import time

OPTIONS = json.loads(sys.argv[1])
LIFETIME = 600
BACKLOG = 512
CHUNK = 65536
RESET = object()

reports = queue.SimpleQueue()


def report(event, **details):
    reports.put(json.dumps({"event": event, "at": time.monotonic(), **details}))


def print_reports():
    """In a thread of its own: a test that does not read its reports must not block the proxy."""
    while True:
        print(reports.get(), flush=True)


def reset(stream):
    """What closing it will do."""
    stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def finish(stream):
    try:
        stream.shutdown(socket.SHUT_WR)
    except OSError:
        pass


async def sent(stream):
    """Until the other side's system has all: an RST takes back what is still here."""
    deadline = time.monotonic() + 2
    while time.monotonic() < deadline:
        try:
            if struct.unpack("i", fcntl.ioctl(stream, termios.TIOCOUTQ, b"\0\0\0\0"))[0] == 0:
                return
        except OSError:
            return
        await asyncio.sleep(0.002)


class Way:
    """One direction of a connection."""

    def __init__(self, connection, name, source, sink):
        self.connection = connection
        self.proxy = connection.proxy
        self.name = name
        self.source = source
        self.sink = sink
        self.cut = self.proxy.cuts.get(name)
        self.left = self.cut and self.cut[0]
        self.over = False
        self.chunks = asyncio.Queue(8)

    def arm(self, cut):
        self.cut = cut
        self.left = cut[0]

    async def read(self):
        loop = asyncio.get_running_loop()
        while True:
            try:
                data = await loop.sock_recv(self.source, CHUNK)
            except OSError:
                data = RESET
            await self.chunks.put((time.monotonic() + self.proxy.latency, data))
            if not data or data is RESET:
                return

    async def write(self):
        while True:
            due, data = await self.chunks.get()
            await asyncio.sleep(due - time.monotonic())
            await self.connection.flowing.wait()
            if data is RESET:
                return self.connection.start_reset()
            if not data:
                return finish(self.sink)
            try:
                await self.pass_on(data)
            except OSError:
                # That side has gone; the other way tells how.
                self.over = True

    async def pass_on(self, data):
        loop = asyncio.get_running_loop()
        while data and not self.over:
            size, pause = self.proxy.drip if self.proxy.drip and self.name == "down" else (len(data), 0)
            if self.cut is not None:
                size = min(size, self.left)
                self.left -= size
            await loop.sock_sendall(self.sink, data[:size])
            data = data[size:]
            if self.cut is not None and self.left == 0:
                await self.sever(self.cut[1])
            await asyncio.sleep(pause)
            await self.connection.flowing.wait()

    async def sever(self, how):
        self.over = True
        await sent(self.sink)
        report("cut", connection=self.connection.number, way=self.name, how=how)
        if how == "reset":
            self.connection.start_reset()
        elif how == "end":
            finish(self.sink)
            # What comes now is not taken: it shall not seem to get through.
            await asyncio.get_running_loop().create_future()
        else:
            self.connection.flowing.clear()


class Connection:
    def __init__(self, proxy, number, client):
        self.proxy = proxy
        self.number = number
        self.client = client
        self.server = None
        self.ways = []
        self.flowing = asyncio.Event()
        self.flowing.set()
        self.task = None

    async def refuse(self):
        try:
            self.client.setblocking(False)
            await asyncio.get_running_loop().sock_recv(self.client, 1)
        except OSError:
            pass
        self.close(reset)

    async def run(self):
        loop = asyncio.get_running_loop()
        try:
            self.server = socket.socket()
            for stream in (self.client, self.server):
                stream.setblocking(False)
                stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            await loop.sock_connect(self.server, ("127.0.0.1", OPTIONS["target"]))
            self.ways = [
                Way(self, "up", self.client, self.server),
                Way(self, "down", self.server, self.client),
            ]
            await asyncio.gather(*[half for way in self.ways for half in (way.read(), way.write())])
            self.close(finish)
        except OSError:
            self.close(reset)

    def arm(self, name, cut):
        for way in self.ways:
            if way.name == name:
                way.arm(cut)

    def disarm(self):
        for way in self.ways:
            way.cut = None

    def start_reset(self):
        self.proxy.start(self.stop(reset))

    async def stop(self, ending):
        """Sockets are closed when nobody waits for them any more: a new one may get the same descriptor."""
        self.proxy.connections.discard(self)
        if self.task is not None:
            self.task.cancel()
            await asyncio.wait([self.task])
        self.close(ending)

    def close(self, ending):
        self.proxy.connections.discard(self)
        for stream in (self.client, self.server):
            if stream is not None:
                ending(stream)
                stream.close()


class Proxy:
    def __init__(self):
        self.connections = set()
        self.count = 0
        self.fillers = {}
        self.accepting = None
        self.tasks = set()
        self.clear()
        self.listener = socket.socket()
        # What waits here has left the client, which shall notice that its message does not get through.
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        self.listener.setblocking(False)
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(BACKLOG)
        self.port = self.listener.getsockname()[1]

    def clear(self):
        self.entry = "pass"
        self.latency = 0.0
        self.drip = None
        self.cuts = {}

    def start(self, coroutine):
        task = asyncio.create_task(coroutine)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return task

    async def accept(self):
        loop = asyncio.get_running_loop()
        while True:
            client, (_, port) = await loop.sock_accept(self.listener)
            if port in self.fillers:
                client.close()
                continue
            self.count += 1
            report("connection", connection=self.count, entry=self.entry)
            connection = Connection(self, self.count, client)
            self.connections.add(connection)
            if self.entry == "pass":
                connection.task = self.start(connection.run())
            elif self.entry == "refuse":
                connection.task = self.start(connection.refuse())

    async def fill(self):
        """A full queue of connections that nobody accepts: the system then drops every SYN."""
        self.listener.listen(0)
        while True:
            filler = socket.socket()
            filler.setblocking(False)
            filler.bind(("127.0.0.1", 0))
            self.fillers[filler.getsockname()[1]] = filler
            try:
                await asyncio.wait_for(asyncio.get_running_loop().sock_connect(filler, ("127.0.0.1", self.port)), 0.2)
            except TimeoutError:
                return

    def enter(self, entry):
        self.entry = entry
        if self.accepting is None:
            self.listener.listen(BACKLOG)
            for filler in self.fillers.values():
                filler.close()
            self.accepting = self.start(self.accept())

    async def command(self, line):
        name, *words = line.split(" ")
        if name == "pass":
            self.clear()
            for connection in self.connections:
                connection.disarm()
            self.enter("pass")
        elif name in ("refuse", "mute"):
            self.enter(name)
        elif name == "hole":
            self.accepting.cancel()
            await asyncio.wait([self.accepting])
            self.accepting = None
            await self.fill()
        elif name in ("reset", "end"):
            ending = reset if name == "reset" else finish
            await asyncio.gather(*[connection.stop(ending) for connection in self.connections])
        elif name == "freeze":
            for connection in self.connections:
                connection.flowing.clear()
        elif name == "thaw":
            for connection in self.connections:
                connection.flowing.set()
        elif name == "latency":
            self.latency = float(words[0])
        elif name == "drip":
            self.drip = int(words[0]), float(words[1])
        elif name == "cut":
            way, cut = words[0], (int(words[1]), words[2])
            self.cuts[way] = cut
            for connection in self.connections:
                connection.arm(way, cut)
        else:
            report("failed", error=f"unknown command {line}")
            return
        report("done", command=line)


async def take_commands(proxy, lines):
    """One after the other: what a command needs to wait for, the next one waits for as well."""
    while True:
        await proxy.command(await lines.get())


def listen_to_the_test(loop, lines):
    for line in sys.stdin:
        loop.call_soon_threadsafe(lines.put_nowait, line.rstrip("\n"))
    os._exit(0)


async def main():
    threading.Thread(target=print_reports, daemon=True).start()
    proxy = Proxy()
    proxy.enter("pass")
    loop = asyncio.get_running_loop()
    lines = asyncio.Queue()
    threading.Thread(target=listen_to_the_test, args=(loop, lines), daemon=True).start()
    loop.call_later(LIFETIME, os._exit, 3)
    report("ready", port=proxy.port)
    await take_commands(proxy, lines)


asyncio.run(main())
