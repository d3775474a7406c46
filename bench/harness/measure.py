"""Runs clients: how many messages are enough, in which order, and what each run gave. Not what the runs mean."""

import os
import subprocess
import tempfile
import threading
from dataclasses import dataclass, field
from statistics import median

from .machine import cores, pinned
from .places import ENVIRONMENT, VENDOR
from .server import Server

UNSUPPORTED = 3
# A timed part lasts at least so many seconds, except where a single message takes longer.
LONG_ENOUGH = 0.3
MOST_SECONDS = 120
IDLE_WARM, IDLE_CONNECTIONS = 50, 300


@dataclass
class Cell:
    """What one client did in one row, a value for each round."""

    cpu: list = field(default_factory=list)
    wall: list = field(default_factory=list)
    server: list = field(default_factory=list)
    memory: list = field(default_factory=list)
    failure: str | None = None

    @property
    def value(self):
        """What is compared: CPU seconds a message, or bytes a connection."""
        return median(self.memory or self.cpu) if self.memory or self.cpu else None


class Failure(Exception):
    """A client that did not do its work."""


class Unsupported(Exception):
    """A client that has no such call."""


class Bench:
    """The servers, and clients against them."""

    def __init__(self):
        server, self.client_core = cores()
        self.servers = {False: Server(server), True: Server(self.client_core)}

    def close(self):
        for server in self.servers.values():
            server.close()

    def start(self, client, row, n, warm):
        """A client at its work."""
        server = self.servers[row.one_core]
        words = [*client.command, row.work, server.url(row), n, warm, row.size, row.kind]
        environment = {**os.environ, "BENCH_CA": server.certificate, "BENCH_NODE_MODULES": str(ENVIRONMENT), "BENCH_VENDOR": str(VENDOR)}
        return Process([str(word) for word in pinned(self.client_core, words)], environment)

    def run(self, client, row, n):
        """One run: wall and CPU seconds of its timed part."""
        out = self.start(client, row, n, max(1, n // 5)).output()
        wall, cpu, messages = out.split()
        if int(messages) != n:
            raise Failure(f"{messages} messages, not {n}")
        return float(wall), float(cpu)

    def enough(self, client, row):
        """How many messages make a timed part long enough."""
        n = row.least
        while True:
            wall, cpu = self.run(client, row, n)
            # The wall time of a saturated server says little about a client that waits for it, so both have to last.
            lasted = max(min(wall, 4 * cpu), 1e-4)
            if lasted >= LONG_ENOUGH / 2:
                return max(row.least, int(n * LONG_ENOUGH / lasted * 1.1))
            n = int(n * min(50, LONG_ENOUGH / lasted)) + 1

    def time(self, client, row, n, cell):
        wall, cpu = self.run(client, row, n)
        cell.wall.append(wall / n)
        cell.cpu.append(cpu / n)
        if row.work not in ("echo", "connect"):
            cell.server.append(self.servers[row.one_core].last_batch())

    def weigh(self, client, row, cell):
        """What a connection that rests adds to the memory of its process."""
        process = self.start(client, row, IDLE_CONNECTIONS, IDLE_WARM)
        resident = []
        for _ in range(2):
            if process.line() != "ready\n":
                break
            resident.append(memory(process.pid))
            process.answer()
        process.output()
        cell.memory.append((resident[1] - resident[0]) / IDLE_CONNECTIONS)


class Process:
    """A client that runs, for as long as any may take."""

    def __init__(self, command, environment):
        # A file, so that a client that complains at length is not kept waiting.
        self.errors = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, text=True, env=environment
        )
        self.pid = self.process.pid
        self.limit = threading.Timer(MOST_SECONDS, self.process.kill)
        self.limit.start()

    def line(self):
        return self.process.stdout.readline()

    def answer(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def output(self):
        """What it still says, when it has ended well."""
        out, _ = self.process.communicate()
        self.limit.cancel()
        self.errors.seek(0)
        with self.errors:
            errors = self.errors.read()
        if self.process.returncode == UNSUPPORTED:
            raise Unsupported
        if self.process.returncode != 0:
            said = " ".join((errors + out).split()) or "nothing"
            raise Failure(f"status {self.process.returncode}, and it said: {said[-400:]}")
        return out


def memory(process):
    """Resident memory that belongs to nobody else, in bytes."""
    with open(f"/proc/{process}/status") as status:
        fields = dict(line.split(":", 1) for line in status)
    return int(fields["RssAnon"].split()[0]) * 1024


def measured(row, clients, rounds, bench, say):
    """The cells of a row. The order turns from round to round, so that no client always comes after the same one."""
    cells, counts = {client.name: Cell() for client in clients}, {}
    for turn in range(-1, rounds):
        present = [client for client in clients if not cells[client.name].failure]
        for client in rotated(present, turn):
            cell = cells[client.name]
            try:
                if row.work == "idle":
                    turn >= 0 and bench.weigh(client, row, cell)
                elif turn < 0:
                    counts[client.name] = bench.enough(client, row)
                else:
                    bench.time(client, row, counts[client.name], cell)
            except Unsupported:
                cell.failure = "–"
            except Failure as failure:
                cell.failure = "failed"
                say(f"{row.name}: {client.name}: {failure}")
    return cells


def rotated(items, turn):
    """The items from another one on, and every other time backwards."""
    if not items or turn < 0:
        return items
    start = turn % len(items)
    turned = items[start:] + items[:start]
    return turned[::-1] if turn % 2 else turned
