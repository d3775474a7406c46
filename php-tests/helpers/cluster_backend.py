"""A node of the clusters in cluster.inc: Python's `websockets`, with a numbered stream that goes on from node to node.

It is told {"name", "port", "epoch", "rate"} on its command line. A client that sends "subscribe" gets "node NAME", and
from then on each number when its time has come: number N at `epoch` + N / `rate` on this machine's monotonic clock, the
same on all nodes. So a gap is what a subscriber has lost, and a number that comes twice was delivered twice.

    GET /healthz            200, for the balancer's checks
    GET /name               200 and the node's name, for the test to see whom the balancer chooses

Commands, a line each on standard input:

    answer {"status": 503, "headers": {"Retry-After": "2"}}     no upgrade from now on, but this answer
    answer null             upgrade again
    drop                    end every connection without a Close frame
    stop                    close every connection with 1001, then end, as a node does that is restarted in good order

Reports are JSON lines on standard output. End of standard input ends the process. It is no echo server: that is
python_peer.py.
"""

import asyncio
import http
import json
import logging
import os
import sys
import threading
import time

from websockets.asyncio.server import serve
from websockets.exceptions import ConnectionClosed

OPTIONS = json.loads(sys.argv[1])
NAME = OPTIONS["name"]
EPOCH = OPTIONS["epoch"]
RATE = OPTIONS["rate"]
LIFETIME = 600


def report(event, **details):
    print(json.dumps({"event": event, **details}), flush=True)


class Node:
    def __init__(self):
        self.answer = None
        self.server = None

    def process_request(self, connection, request):
        if request.path == "/healthz":
            return connection.respond(http.HTTPStatus.OK, "well\n")
        if request.path == "/name":
            return connection.respond(http.HTTPStatus.OK, NAME)
        if self.answer is None:
            return None
        response = connection.respond(http.HTTPStatus(self.answer["status"]), "not now\n")
        for name, value in self.answer.get("headers", {}).items():
            response.headers[name] = value
        return response

    async def handle(self, connection):
        stream = None
        try:
            async for message in connection:
                if message == "subscribe" and stream is None:
                    await connection.send(f"node {NAME}")
                    stream = asyncio.create_task(self.send_numbers(connection))
        finally:
            if stream is not None:
                stream.cancel()

    @staticmethod
    async def send_numbers(connection):
        number = int((time.monotonic() - EPOCH) * RATE)
        try:
            while True:
                number += 1
                # Never early: another node may have sent its last number just now, and would seem to be repeated.
                while (left := EPOCH + number / RATE - time.monotonic()) > 0:
                    await asyncio.sleep(left)
                await connection.send(str(number))
        except ConnectionClosed:
            pass

    async def command(self, line):
        name, _, rest = line.partition(" ")
        if name == "answer":
            self.answer = json.loads(rest)
            report("answers")
        elif name == "drop":
            for connection in self.server.connections:
                connection.transport.abort()
            report("dropped")
        elif name == "stop":
            self.server.close(code=1001, reason="node is restarted")
            await self.server.wait_closed()
            report("stopped")
            os._exit(0)


def listen_to_the_test(loop, node):
    for line in sys.stdin:
        asyncio.run_coroutine_threadsafe(node.command(line.rstrip("\n")), loop)
    os._exit(0)


async def main():
    # Refused handshakes are what some tests are about, and a balancer's checks end early; their tracebacks are not.
    logging.getLogger("websockets.server").setLevel(logging.CRITICAL)
    node = Node()
    node.server = await serve(
        node.handle,
        "127.0.0.1",
        OPTIONS["port"],
        process_request=node.process_request,
        compression=None,
        ping_interval=None,
        close_timeout=2,
    )
    loop = asyncio.get_running_loop()
    threading.Thread(target=listen_to_the_test, args=(loop, node), daemon=True).start()
    loop.call_later(LIFETIME, os._exit, 3)
    report("ready", port=node.server.sockets[0].getsockname()[1])
    await asyncio.Future()


asyncio.run(main())
