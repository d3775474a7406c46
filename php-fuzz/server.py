"""The server of a random program: it behaves badly, in the way that the path of the request names. Standard library only.

    /SEED/BEHAVIOUR     such as /17/flood; the functions of Behaviours below are the behaviours, `mixed` is any of them

What it does on a connection depends on the seed, the behaviour and on how many connections of these two came before, so a
program meets the same server again; a line on standard input begins the count anew. Three listeners on loopback: ws, wss
and a Unix socket. The first line of output is JSON that says where they are. End of standard input ends it.

Usage: server.py FOLDER, which has server.pem and server.key; the Unix socket is made in $TMPDIR.
"""

import asyncio
import base64
import collections
import contextlib
import hashlib
import json
import os
import random
import shutil
import socket
import ssl
import struct
import sys
import tempfile
import zlib

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
# No connection lasts longer, in seconds, and nothing floods longer.
LIFETIME, FLOOD = 30, 5
CLOSE_CODES = [1000, 1001, 1002, 1008, 1009, 1011, 1012, 1013, 3000, 4999, 0, 999, 1005, 1006, 1015, 65535]

connections = collections.Counter()


def frame(opcode, payload=b"", fin=True, rsv=0, masked=False, length=None):
    """One frame; `length` is what its header says where that is not the truth, in eight bytes."""
    mask = 0x80 if masked else 0
    head = bytes([(0x80 if fin else 0) | rsv << 4 | opcode])
    size = len(payload)
    if length is not None:
        head += bytes([mask | 127]) + struct.pack(">Q", length)
    elif size < 126:
        head += bytes([mask | size])
    elif size < 65536:
        head += bytes([mask | 126]) + struct.pack(">H", size)
    else:
        head += bytes([mask | 127]) + struct.pack(">Q", size)
    return head + (b"\0\0\0\0" if masked else b"") + payload


def close_frame(code, reason=b""):
    return frame(CLOSE, struct.pack(">H", code) + reason)


class Connection:
    """One connection after its upgrade: what the behaviours send, and a task that reads."""

    def __init__(self, reader, writer, draw, deflate, echoes):
        self.reader, self.writer, self.draw, self.echoes = reader, writer, draw, echoes
        self.deflater = zlib.compressobj(6, zlib.DEFLATED, -15) if deflate else None
        # In the middle of a frame an answer would be a part of it.
        self.is_mute = False

    async def send(self, *parts, pause=0.0):
        # A transport of TLS that has been ended cannot be asked for anything.
        if self.writer.transport.is_closing():
            raise ConnectionError
        self.writer.write(b"".join(parts))
        await self.writer.drain()
        await asyncio.sleep(pause)

    def compressed(self, payload):
        packed = self.deflater.compress(payload) + self.deflater.flush(zlib.Z_SYNC_FLUSH)
        return packed[:-4]

    def reset(self):
        if self.writer.transport.is_closing():
            return
        raw = self.writer.get_extra_info("socket")
        with contextlib.suppress(OSError):
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()

    async def read(self):
        """Answers pings and Close frames, echoes messages if told to, for as long as the client sends."""
        while True:
            first, second = await self.reader.readexactly(2)
            size = second & 127
            if size >= 126:
                size = int.from_bytes(await self.reader.readexactly(2 if size == 126 else 8))
            mask = await self.reader.readexactly(4)
            payload = await self.reader.readexactly(size)
            repeated = (mask * (size // 4 + 1))[:size]
            plain = (int.from_bytes(payload) ^ int.from_bytes(repeated)).to_bytes(size)
            opcode = first & 15
            if self.is_mute:
                continue
            if opcode == PING:
                await self.send(frame(PONG, plain))
            elif opcode == CLOSE:
                await self.send(frame(CLOSE, plain[:2]))
                self.writer.close()
                return
            elif self.echoes and opcode in (CONTINUATION, TEXT, BINARY):
                # Compressed as it came: each side begins with an empty window, and what comes back is what was sent.
                await self.send(frame(opcode, plain, fin=bool(first & 0x80), rsv=first >> 4 & 7))


class Behaviours:
    """What happens after a decent upgrade. Each takes the connection; when it returns, the client is only read from."""

    async def echo(self, peer):
        pass

    async def chat(self, peer):
        for number in range(peer.draw.randrange(1, 60)):
            opcode = peer.draw.choice([TEXT, BINARY])
            await self.any_pause(peer, frame(opcode, b"n%d" % number * peer.draw.choice([1, 1, 1, 10, 1000])))

    async def burst(self, peer):
        for _ in range(peer.draw.randrange(1, 4)):
            many = peer.draw.randrange(300)
            await self.any_pause(peer, *(frame(TEXT, b"m%d" % number) for number in range(many)))

    async def large(self, peer):
        for _ in range(peer.draw.randrange(1, 4)):
            size = peer.draw.choice([65535, 65536, 300_000, 2_000_000])
            await self.any_pause(peer, frame(BINARY, b"L" * size))

    async def fragments(self, peer):
        for _ in range(peer.draw.randrange(1, 8)):
            await peer.send(frame(TEXT, b"begin", fin=False))
            for _ in range(peer.draw.randrange(5)):
                await peer.send(frame(PING, b"between"), frame(CONTINUATION, b"q" * peer.draw.choice([0, 1, 500, 70000]), fin=False))
            if peer.draw.random() < 0.2:
                return
            await self.any_pause(peer, frame(CONTINUATION, b"end"))

    async def compressed(self, peer):
        if peer.deflater is None:
            return await self.chat(peer)
        for _ in range(peer.draw.randrange(1, 12)):
            packed = peer.compressed(peer.draw.choice([b"a" * 5000, b"hello", b"", os.urandom(2000).hex().encode(), b"z" * 1_500_000]))
            if peer.draw.random() < 0.1:
                packed = peer.draw.randbytes(len(packed))
            cut = peer.draw.choice([0, len(packed) // 2])
            if cut:
                await peer.send(frame(TEXT, packed[:cut], fin=False, rsv=4))
            await self.any_pause(peer, frame(CONTINUATION if cut else TEXT, packed[cut:], rsv=0 if cut else 4))

    async def pings(self, peer):
        for _ in range(peer.draw.randrange(1, 60)):
            await self.any_pause(peer, frame(peer.draw.choice([PING, PING, PONG]), peer.draw.randbytes(peer.draw.randrange(125))))

    async def drip(self, peer):
        for byte in frame(TEXT, b"drop by drop %d" % peer.draw.randrange(1000)) * 3:
            await peer.send(bytes([byte]), pause=0.005)

    async def flood(self, peer):
        piece = peer.draw.choice([frame(PING, b"flood"), frame(PONG), frame(CONTINUATION, fin=False), frame(TEXT, b"flood")])
        if piece[0] & 15 == CONTINUATION:
            await peer.send(frame(TEXT, b"begin", fin=False))
        until = asyncio.get_running_loop().time() + peer.draw.choice([0.5, 1, FLOOD])
        while asyncio.get_running_loop().time() < until:
            await peer.send(piece * 1000)

    async def endless(self, peer):
        await peer.send(frame(peer.draw.choice([TEXT, BINARY]), b"begin", length=2**40))
        until = asyncio.get_running_loop().time() + 1
        while asyncio.get_running_loop().time() < until:
            await peer.send(b"e" * 65536, pause=0.001)
        peer.is_mute = True

    async def silent(self, peer):
        await asyncio.sleep(LIFETIME)

    async def half(self, peer):
        whole = frame(peer.draw.choice([TEXT, BINARY, PING, CLOSE]), b"half of this is never sent")
        await peer.send(whole[: peer.draw.randrange(1, len(whole))], pause=peer.draw.random())
        peer.draw.choice([peer.writer.close, peer.reset, lambda: None])()

    async def drop(self, peer):
        await self.a_few(peer)
        peer.reset()

    async def end(self, peer):
        await self.a_few(peer)
        peer.writer.close()

    async def greet(self, peer):
        await peer.send(frame(TEXT, b"welcome"))
        peer.draw.choice([peer.writer.close, peer.reset])()

    async def close(self, peer):
        await self.a_few(peer)
        reason = peer.draw.choice([b"", b"bye", b"\xff", b"r" * 123])
        await peer.send(peer.draw.choice([close_frame(peer.draw.choice(CLOSE_CODES), reason), frame(CLOSE), frame(CLOSE, b"x")]))
        peer.draw.choice([peer.writer.close, lambda: None])()

    async def violation(self, peer):
        await self.a_few(peer)
        draw = peer.draw
        await peer.send(draw.choice([
            draw.randbytes(draw.randrange(1, 100)),
            frame(draw.randrange(16), draw.randbytes(5), fin=draw.random() < 0.5, rsv=draw.randrange(8), masked=draw.random() < 0.5),
            frame(BINARY, b"x" * 10, length=draw.choice([10, 15, 2**31, 2**40, 2**63, 2**64 - 1])),
            frame(TEXT, b"\xff\xfe"),
            frame(CONTINUATION, b"of nothing"),
            frame(PING, b"p" * 126),
        ]))

    async def any_pause(self, peer, *parts):
        await peer.send(*parts, pause=peer.draw.choice([0, 0, 0, 0.001, 0.01, 0.05]))

    async def a_few(self, peer):
        for number in range(peer.draw.choice([0, 0, 1, 3])):
            await self.any_pause(peer, frame(TEXT, b"few %d" % number))
        await asyncio.sleep(peer.draw.choice([0, 0.01, 0.1, 0.3]))


class Refusals:
    """What happens instead of a decent upgrade. Each returns what is sent before the connection ends, after a pause."""

    def refuse(self, draw, _head):
        status = draw.choice([200, 400, 401, 403, 404, 426, 429, 500, 502, 503])
        retry = b"Retry-After: 1\r\n" if draw.random() < 0.3 else b""
        body = draw.choice([b"Content-Length: 5\r\n\r\nhello", b"Transfer-Encoding: chunked\r\n\r\nffff\r\nabc", b"\r\n" + b"b" * 100_000])
        return b"HTTP/1.1 %d No\r\n%s%s" % (status, retry, body)

    def redirect(self, draw, head):
        seed = head.split(b"/", 2)[1]
        place = draw.choice([b"/%s/echo", b"/%s/redirect", b"http://127.0.0.1:1/%s", b"ftp://x/%s", b"\xff%s"]) % seed
        return b"HTTP/1.1 302 F\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n" % place

    def torn(self, draw, _head):
        whole = b"HTTP/1.1 101 S\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: nope\r\n\r\n"
        return draw.choice([whole, whole[: draw.randrange(len(whole))], draw.randbytes(200), b"HTTP/1.1 100 C\r\n\r\n" * 100])

    def hang(self, _draw, _head):
        return b""


def names_of(kind):
    return [name for name in vars(kind) if not name.startswith(("_", "a_", "any_"))]


async def serve(reader, writer):
    head = await reader.readuntil(b"\r\n\r\n")
    seed, behaviour = (head.split(b" ")[1].decode() + "//").split("/")[1:3]
    connections[seed, behaviour] += 1
    draw = random.Random(f"{seed} {behaviour} {connections[seed, behaviour]}")
    if behaviour == "mixed":
        behaviour = draw.choice(names_of(Behaviours) + names_of(Refusals))
    if behaviour in names_of(Refusals):
        writer.write(getattr(Refusals(), behaviour)(draw, head))
        await writer.drain()
        return await asyncio.sleep(draw.choice([0, 0.2, 2]))
    if behaviour not in names_of(Behaviours):
        return writer.write(b"HTTP/1.1 404 No such behaviour\r\nContent-Length: 0\r\n\r\n")
    lines = dict((name.strip().lower(), value.strip()) for name, _, value in (line.partition(b":") for line in head.split(b"\r\n")))
    deflate = b"permessage-deflate" in lines.get(b"sec-websocket-extensions", b"") and draw.random() < 0.7
    accept = base64.b64encode(hashlib.sha1(lines.get(b"sec-websocket-key", b"") + GUID).digest())
    answer = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n" % accept
    if deflate:
        answer += b"Sec-WebSocket-Extensions: permessage-deflate\r\n"
    if b"sec-websocket-protocol" in lines:
        answer += b"Sec-WebSocket-Protocol: %s\r\n" % lines[b"sec-websocket-protocol"].split(b",")[0]
    if draw.random() < 0.3:
        answer += b"Set-Cookie: a=%d; Path=/\r\n" % draw.randrange(99)
    first = frame(TEXT, b"beside the upgrade") if draw.random() < 0.2 else b""
    writer.write(answer + b"\r\n" + first)
    await writer.drain()
    peer = Connection(reader, writer, draw, deflate, behaviour == "echo")
    reading = None if behaviour == "silent" else asyncio.ensure_future(peer.read())
    try:
        await getattr(Behaviours(), behaviour)(peer)
        await (reading or asyncio.sleep(LIFETIME))
    finally:
        if reading:
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)


async def accept(reader, writer):
    try:
        await asyncio.wait_for(serve(reader, writer), LIFETIME)
    except (OSError, EOFError, asyncio.TimeoutError, asyncio.LimitOverrunError):
        pass
    finally:
        writer.transport.abort()


async def main(certificates):
    folder = tempfile.mkdtemp(prefix="php-fuzz-")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{certificates}/server.pem", f"{certificates}/server.key")
    try:
        plain = await asyncio.start_server(accept, "127.0.0.1", 0)
        secure = await asyncio.start_server(accept, "127.0.0.1", 0, ssl=context)
        await asyncio.start_unix_server(accept, f"{folder}/socket")
        ports = [listener.sockets[0].getsockname()[1] for listener in (plain, secure)]
        print(json.dumps({"ws": ports[0], "wss": ports[1], "unix": f"{folder}/socket"}), flush=True)
        # Read by a thread, since a loop cannot watch every kind of standard input.
        while await asyncio.to_thread(sys.stdin.readline):
            connections.clear()
            print("ready", flush=True)
    finally:
        shutil.rmtree(folder)
        # Connections that are under way end with the process; a loop would tell of each.
        os._exit(0)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
