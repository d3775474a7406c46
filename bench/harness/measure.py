"""Runs clients: how many messages are enough, in which order, and what each run gave. Not what the runs mean."""

import os
import subprocess
from dataclasses import dataclass, field
from statistics import median

from .machine import cores, pinned
from .places import ENVIRONMENT
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
        environment = {"BENCH_CA": server.certificate, "BENCH_NODE_MODULES": ENVIRONMENT, **os.environ}
        return subprocess.Popen(
            [str(word) for word in pinned(self.client_core, words)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
        )

    def run(self, client, row, n):
        """One run: wall and CPU seconds of its timed part."""
        process = self.start(client, row, n, max(1, n // 5))
        try:
            out, errors = process.communicate(timeout=MOST_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise Failure(f"longer than {MOST_SECONDS} s") from None
        complain(process.returncode, errors)
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
            if process.stdout.readline() != "ready\n":
                break
            resident.append(memory(process.pid))
            process.stdin.write("\n")
            process.stdin.flush()
        _, errors = process.communicate()
        complain(process.returncode, errors)
        cell.memory.append((resident[1] - resident[0]) / IDLE_CONNECTIONS)


def complain(status, errors):
    if status == UNSUPPORTED:
        raise Unsupported
    if status != 0:
        raise Failure((errors.strip().splitlines() or [f"status {status}"])[-1][:200])


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
