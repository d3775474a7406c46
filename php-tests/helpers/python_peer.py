"""Echo server on Python's `websockets`, steered by the text messages its client sends.

    !close CODE [REASON]    close the connection
    !drop                   end the connection without a Close frame
    !flood COUNT SIZE       COUNT text messages of SIZE bytes, each beginning with its eight-digit number
    !push SECONDS COUNT     COUNT text messages "push 1", "push 2", ..., one every SECONDS
    !binary SIZE            one binary message of SIZE bytes, counting 0, 1, ... 255, 0, 1, ...
    !fragments A B ...      one text message in as many fragments
    !stream COUNT SIZE      one binary message in COUNT fragments of SIZE bytes, each beginning with its eight-digit number
    !sum                    answer the next message, which is never kept whole, with the number of its fragments, its size
                            and its CRC-32
    !ping                   ping and report the round trip
    !count                  answer with the number of messages received so far
    !subprotocol            answer with the chosen subprotocol

Everything else comes back as it came. A line on standard input is carried out, without its "!", on the newest
connection. Reports are JSON lines on standard output. End of standard input ends the process.
"""

import asyncio
import functools
import json
import logging
import os
import queue
import ssl
import sys
import threading
import time
import zlib

from websockets.asyncio.server import ServerConnection, serve, unix_serve
from websockets.exceptions import ConnectionClosed
from websockets.frames import Opcode

OPTIONS = json.loads(sys.argv[1])
STARTED = time.monotonic()
LIFETIME = 600


reports = queue.SimpleQueue()


def report(event, **details):
    reports.put(json.dumps({"event": event, "at": time.monotonic() - STARTED, **details}))


def print_reports():
    """In a thread of its own: a test that does not read its reports must not block the peer."""
    while True:
        print(reports.get(), flush=True)


class Connection(ServerConnection):
    """Reports the pings that it receives."""

    def process_event(self, event):
        if self.request is not None and getattr(event, "opcode", None) is Opcode.PING:
            report("ping", payload=bytes(event.data).hex())
        super().process_event(event)


class Peer:
    def __init__(self):
        self.connections = 0
        self.newest = None
        self.tasks = set()

    async def handle(self, connection):
        self.connections += 1
        number = self.connections
        self.newest = connection
        headers = {}
        for name, value in connection.request.headers.raw_items():
            headers.setdefault(name.lower(), []).append(value)
        report(
            "open",
            connection=number,
            path=connection.request.path,
            headers=headers,
            subprotocol=connection.subprotocol,
            tls=self.tls_version(connection),
            server_name=self.server_name(connection),
        )
        for message in OPTIONS.get("greeting", []):
            await connection.send(message)
        try:
            await self.converse(connection, number)
        except ConnectionClosed:
            pass
        await connection.wait_closed()
        sent = connection.protocol.close_sent
        report(
            "closed",
            connection=number,
            code=connection.close_code,
            reason=connection.close_reason,
            sent=sent.code if sent else None,
        )

    @staticmethod
    def server_name(connection):
        """The name that the client asked for."""
        return getattr(connection.transport.get_extra_info("ssl_object"), "asked_for", None)

    @staticmethod
    def tls_version(connection):
        tls = connection.transport.get_extra_info("ssl_object")
        return tls.version() if tls else None

    async def converse(self, connection, number):
        if OPTIONS.get("silent"):
            await connection.wait_closed()
        received = 0
        async for message in connection:
            received += 1
            if OPTIONS.get("report_messages"):
                binary = isinstance(message, bytes)
                data = message if binary else message.encode()
                report("message", connection=number, binary=binary, size=len(data), start=data[:64].hex())
            if isinstance(message, str) and message == "!count":
                await connection.send(str(received))
            elif isinstance(message, str) and message.startswith("!"):
                await self.command(connection, message[1:])
            else:
                await connection.send(message)

    async def command_newest(self, command):
        """A client may know of its connection before the handler here does."""
        while self.newest is None:
            await asyncio.sleep(0.01)
        await self.command(self.newest, command)

    async def command(self, connection, command):
        name, *words = command.split(" ")
        if name == "close":
            await connection.close(int(words[0]), " ".join(words[1:]))
        elif name == "drop":
            connection.transport.abort()
        elif name == "flood":
            count, size = int(words[0]), int(words[1])
            for i in range(count):
                await connection.send(f"{i:08d}".ljust(size, "x"))
        elif name == "push":
            self.start(self.push(connection, float(words[0]), int(words[1])))
        elif name == "binary":
            size = int(words[0])
            await connection.send((bytes(range(256)) * (size // 256 + 1))[:size])
        elif name == "fragments":
            await connection.send(words)
        elif name == "stream":
            count, size = int(words[0]), int(words[1])
            await connection.send((b"%08d" % i).ljust(size, b"x") for i in range(count))
        elif name == "sum":
            fragments = size = crc = 0
            async for fragment in connection.recv_streaming(decode=False):
                fragments, size, crc = fragments + 1, size + len(fragment), zlib.crc32(fragment, crc)
            await connection.send(f"{fragments} {size} {crc:08x}")
        elif name == "ping":
            self.start(self.ping(connection))
        elif name == "subprotocol":
            await connection.send(str(connection.subprotocol))
        else:
            report("failed", error=f"unknown command {command}")

    async def push(self, connection, seconds, count):
        try:
            for i in range(count):
                await asyncio.sleep(seconds)
                await connection.send(f"push {i + 1}")
        except ConnectionClosed:
            pass

    async def ping(self, connection):
        try:
            report("pong", latency=await (await connection.ping()))
        except ConnectionClosed:
            report("no pong")

    def start(self, coroutine):
        task = asyncio.create_task(coroutine)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)


def tls_context():
    name = OPTIONS.get("tls")
    if not name:
        return None
    folder = os.path.join(os.environ["WEBSOCKET_TEST_ENV"], "certs")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(folder, name + ".pem"), os.path.join(folder, name + ".key"))
    context.sni_callback = lambda tls, name, _: setattr(tls, "asked_for", name)
    versions = {"1.2": ssl.TLSVersion.TLSv1_2, "1.3": ssl.TLSVersion.TLSv1_3}
    if "tls_min" in OPTIONS:
        context.minimum_version = versions[OPTIONS["tls_min"]]
    if "tls_max" in OPTIONS:
        context.maximum_version = versions[OPTIONS["tls_max"]]
    return context


def listen_to_the_test(loop, peer):
    for line in sys.stdin:
        asyncio.run_coroutine_threadsafe(peer.command_newest(line.rstrip("\n")), loop)
    os._exit(0)


async def main():
    # A refused handshake is what some tests are about; its traceback is not.
    logging.getLogger("websockets.server").setLevel(logging.CRITICAL)
    threading.Thread(target=print_reports, daemon=True).start()
    peer = Peer()
    if "unix" in OPTIONS:
        listen = functools.partial(unix_serve, peer.handle, OPTIONS["unix"])
    else:
        listen = functools.partial(serve, peer.handle, OPTIONS.get("host", "127.0.0.1"), OPTIONS.get("port", 0))
    async with listen(
        ssl=tls_context(),
        subprotocols=OPTIONS.get("subprotocols"),
        compression="deflate" if OPTIONS.get("compression", True) else None,
        ping_interval=OPTIONS.get("ping_interval"),
        ping_timeout=OPTIONS.get("ping_timeout"),
        close_timeout=5,
        # Under memcheck a handshake takes its time.
        open_timeout=60,
        max_size=OPTIONS.get("max_size", 64 * 1024 * 1024),
        create_connection=Connection,
    ) as server:
        loop = asyncio.get_running_loop()
        threading.Thread(target=listen_to_the_test, args=(loop, peer), daemon=True).start()
        loop.call_later(LIFETIME, os._exit, 3)
        report("ready", port=0 if "unix" in OPTIONS else server.sockets[0].getsockname()[1])
        await asyncio.Future()


asyncio.run(main())
