# A node of docs/clusters.md: two numbers a second, the same on all nodes, and reports that it acknowledges when stored.
# Usage: python node.py NAME PORT
import asyncio, http, json, logging, sys, time
from websockets.asyncio.server import serve

name, port = sys.argv[1], int(sys.argv[2])
logging.disable()  # clients that vanish are no news here

def now():
    return int(time.time() * 2)  # two numbers a second, the same on all nodes

async def numbers(connection, after):
    number = max(after, now() - 10) if after else now()  # the last ten are kept
    while True:
        number += 1
        await asyncio.sleep(number / 2 - time.time())
        await connection.send(json.dumps({"node": name, "number": number}))

async def store(connection, report):
    await asyncio.sleep(3)  # as if a database took its time
    print(name, "has stored", report["id"], flush=True)
    await connection.send(json.dumps({"ack": report["id"]}))

async def client(connection):
    tasks = []  # asyncio itself does not hold them
    async for text in connection:
        message = json.loads(text)
        work = store(connection, message) if "id" in message else numbers(connection, message["after"])
        tasks.append(asyncio.create_task(work))

def health(connection, request):
    if request.path == "/healthz":
        return connection.respond(http.HTTPStatus.OK, "well\n")

async def main():
    async with serve(client, "127.0.0.1", port, process_request=health) as server:
        await server.serve_forever()

asyncio.run(main())
