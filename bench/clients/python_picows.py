"""Python's picows, which calls back for each frame, with uvloop."""

import asyncio
import os
import ssl

import picows
import uvloop
from common import Task, expect

task = Task()
tls = ssl.create_default_context(cafile=os.environ["BENCH_CA"]) if task.url.startswith("wss") else None
opcode = picows.WSMsgType.BINARY if task.binary else picows.WSMsgType.TEXT
payload = bytearray(task.payload)


class Listener(picows.WSListener):
    """Counts what comes; `wanted` messages fulfil `done`."""

    wanted = 0
    done = None
    whole = False
    echoes = False
    size = task.size

    def __init__(self):
        super().__init__()
        self.writable = asyncio.Event()
        self.writable.set()

    def on_ws_frame(self, transport, frame):
        if frame.msg_type == picows.WSMsgType.CLOSE:
            transport.disconnect()
            return
        received = frame.get_payload_as_bytes() if task.binary else frame.get_payload_as_utf8_text()
        if self.size == task.size:
            expect(frame.msg_type == opcode and frame.payload_size == task.size)
            if self.whole:
                expect((received if task.binary else received.encode()) == task.payload)
        else:
            expect(frame.get_payload_as_bytes() == b"ok")
        self.wanted -= 1
        if self.wanted == 0:
            self.done.set_result(None)
        elif self.echoes:
            transport.send(opcode, payload)

    def pause_writing(self):
        self.writable.clear()

    def resume_writing(self):
        self.writable.set()

    def wait(self, wanted, whole=False):
        self.wanted, self.whole, self.done = wanted, whole, asyncio.get_running_loop().create_future()
        return self.done


async def connect():
    return await picows.ws_connect(Listener, task.url, ssl_context=tls, max_frame_size=32 << 20)


async def flood(transport, listener, n, whole):
    done = listener.wait(n, whole)
    transport.send(picows.WSMsgType.TEXT, str(n).encode())
    await done


async def echo(transport, listener, n, whole):
    listener.echoes = True
    done = listener.wait(n, whole)
    transport.send(opcode, payload)
    await done


async def sink(transport, listener, n, _):
    listener.size = 2
    done = listener.wait(1)
    transport.send(picows.WSMsgType.TEXT, str(n).encode())
    for _ in range(n):
        transport.send(opcode, payload)
        # What the socket does not take is kept without a bound, so that is waited for.
        if not listener.writable.is_set():
            await listener.writable.wait()
    await done


async def connects(n, _):
    for _ in range(n):
        transport, _ = await connect()
        transport.send_close(picows.WSCloseCode.OK)
        await transport.wait_disconnected()


async def main():
    works = {"flood": flood, "echo": echo, "sink": sink}
    if task.work == "connect":
        await task.timed(connects)
    elif work := works.get(task.work):
        transport, listener = await connect()
        await task.timed(lambda n, whole: work(transport, listener, n, whole))
    else:
        task.unsupported()


uvloop.run(main())
