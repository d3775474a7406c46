"""Python's websockets, its asyncio client, with uvloop."""

import os
import ssl

import uvloop
import websockets.asyncio.client
from common import Task, expect
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory

task = Task()
tls = ssl.create_default_context(cafile=os.environ["BENCH_CA"]) if task.url.startswith("wss") else None
message = task.payload if task.binary else task.payload.decode()
expected_type = bytes if task.binary else str
# A multi-byte text is counted in characters here.
expected_length = len(message) or task.size


def connect():
    # Its own offer is a window of 4 KiB, which would make other bytes of the same messages.
    deflate = [ClientPerMessageDeflateFactory()] if task.work == "inflate" else None
    return websockets.asyncio.client.connect(
        task.url, ssl=tls, compression=None, extensions=deflate, proxy=None, max_size=32 << 20
    )


def check(received, whole):
    expect(type(received) is expected_type and len(received) == expected_length)
    if whole and message:
        expect(received == message)


async def flood(client, n, whole):
    await client.send(str(n))
    for _ in range(n):
        check(await client.recv(), whole)


async def echo(client, n, whole):
    for _ in range(n):
        await client.send(message)
        check(await client.recv(), whole)


async def sink(client, n, _):
    await client.send(str(n))
    for _ in range(n):
        await client.send(message)
    expect(await client.recv() == "ok")


async def connects(n, _):
    for _ in range(n):
        await (await connect()).close()


async def main():
    works = {"flood": flood, "inflate": flood, "echo": echo, "sink": sink}
    if task.work == "connect":
        await task.timed(connects)
    elif work := works.get(task.work):
        async with connect() as client:
            await task.timed(lambda n, whole: work(client, n, whole))
    else:
        task.unsupported()


uvloop.run(main())
