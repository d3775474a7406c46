"""Python's `websockets` with a numbered stream, for fault_proxy.py to stand before.

It is told {"rate": 50, "tls": "server"} on its command line. A client that sends "subscribe" gets "subscribed", and
from then on each number when its time has come: number N at N / `rate` seconds after the start, on every connection.
So a gap is what a subscriber has lost, and a number that comes twice was delivered twice.

    large SIZE              is answered with one text message of that size
    any other message       is reported

Reports are JSON lines on standard output: "open", "message" and "closed", with the number of the connection among those
that were upgraded. End of standard input ends the process.
"""

import asyncio
import json
import logging
import os
import queue
import ssl
import sys
import threading
import time

from websockets.asyncio.server import serve
from websockets.exceptions import ConnectionClosed

OPTIONS = json.loads(sys.argv[1])
RATE = OPTIONS["rate"]
STARTED = time.monotonic()
LIFETIME = 600

reports = queue.SimpleQueue()


def report(event, **details):
    reports.put(json.dumps({"event": event, "at": time.monotonic(), **details}))


def print_reports():
    """In a thread of its own: a test that does not read its reports must not block the peer."""
    while True:
        print(reports.get(), flush=True)


class Peer:
    def __init__(self):
        self.connections = 0

    async def handle(self, connection):
        self.connections += 1
        number = self.connections
        report("open", connection=number)
        stream = None
        try:
            async for message in connection:
                if message == "subscribe" and stream is None:
                    stream = asyncio.create_task(self.send_numbers(connection))
                elif isinstance(message, str) and message.startswith("large "):
                    await connection.send("large".ljust(int(message[6:]), "."))
                else:
                    report("message", connection=number, size=len(message), start=message[:64])
        except ConnectionClosed:
            pass
        finally:
            if stream is not None:
                stream.cancel()
        report("closed", connection=number, code=connection.close_code)

    @staticmethod
    async def send_numbers(connection):
        """In a task of its own: what the client sent before it closed is still to be reported."""
        number = int((time.monotonic() - STARTED) * RATE)
        try:
            await connection.send("subscribed")
            while True:
                number += 1
                # Never early: an earlier connection may have had its last number just now, and would seem to repeat it.
                while (left := STARTED + number / RATE - time.monotonic()) > 0:
                    await asyncio.sleep(left)
                await connection.send(str(number))
        except ConnectionClosed:
            pass


def tls_context():
    name = OPTIONS.get("tls")
    if not name:
        return None
    folder = os.path.join(os.environ["WEBSOCKET_TEST_ENV"], "certs")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(folder, name + ".pem"), os.path.join(folder, name + ".key"))
    return context


def listen_to_the_test():
    for _ in sys.stdin:
        pass
    os._exit(0)


async def main():
    # Handshakes that a fault cut off are what the tests are about; their tracebacks are not.
    logging.getLogger("websockets.server").setLevel(logging.CRITICAL)
    threading.Thread(target=print_reports, daemon=True).start()
    peer = Peer()
    async with serve(
        peer.handle,
        "127.0.0.1",
        0,
        ssl=tls_context(),
        compression=None,
        ping_interval=None,
        close_timeout=2,
        max_size=64 * 1024 * 1024,
    ) as server:
        threading.Thread(target=listen_to_the_test, daemon=True).start()
        asyncio.get_running_loop().call_later(LIFETIME, os._exit, 3)
        report("ready", port=server.sockets[0].getsockname()[1])
        await asyncio.Future()


asyncio.run(main())
