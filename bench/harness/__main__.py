"""Measures every client in every row, prints the tables and writes bench/results.md and its charts.

BENCH_ROUNDS=5; BENCH_ROWS="recv-32 send-*" and BENCH_CLIENTS="raw extension" take a part, which is printed only.
"""

import os
import sys
import time
from fnmatch import fnmatch

from . import machine
from .chart import draw
from .clients import CLIENTS_BY_NAME
from .measure import Bench, measured
from .places import BENCH
from .report import Report
from .rows import ROWS


def say(line):
    print(line, file=sys.stderr, flush=True)


def chosen(variable, items):
    """The items whose names match one of the words in the variable; all if there are none."""
    words = os.environ.get(variable, "").split()
    for word in words:
        if not any(fnmatch(item.name, word) for item in items):
            sys.exit(f"{variable}: no {word} among {' '.join(item.name for item in items)}")
    return [item for item in items if not words or any(fnmatch(item.name, word) for word in words)]


def present(clients):
    """The clients that are installed."""
    for client in clients:
        client.needs.exists() or say(f"{client.name} is left out, and no results are written: there is no {client.needs}")
    return [client for client in clients if client.needs.exists()]


def main():
    machine.enter_namespace()
    machine.set_up_network()
    described = machine.description()
    rounds = int(os.environ.get("BENCH_ROUNDS", "5"))
    every_client = list(CLIENTS_BY_NAME.values())
    rows, clients = chosen("BENCH_ROWS", ROWS), present(chosen("BENCH_CLIENTS", every_client))
    bench, cells, began = Bench(), {}, time.monotonic()
    try:
        for row in rows:
            say(f"{time.monotonic() - began:5.0f} s  {row.title}")
            cells[row.name] = measured(row, clients, rounds, bench, say)
    finally:
        bench.close()
    text = Report(rows, clients, cells, rounds, described).markdown()
    print(text)
    say(f"{time.monotonic() - began:5.0f} s in all")
    if len(rows) == len(ROWS) and len(clients) == len(every_client):
        (BENCH / "results.md").write_text(text)
        draw(rows, clients, cells, BENCH / "results.svg")
        say("Written: bench/results.md, bench/results.svg and bench/results-dark.svg")


main()
