"""Instructions of the extension for one message, PHP's part included and the kernel's not, under callgrind.

Two runs of different length: what they differ by is the messages alone. Whatever else could vary is taken out: addresses
(setarch -R), the heartbeat's thread, and echoes that are sometimes there and sometimes not (the server lets each wait, so
that the client always does). Valgrind shows programs a processor of its own, so machines agree where these agree: compiler,
PHP, C library, valgrind, and whether the processor has AVX2. A file that was written elsewhere is not compared with.
"""

import os
import platform
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from .clients import CLIENTS_BY_NAME
from .machine import cores
from .measure import UNSUPPORTED
from .places import BENCH, PHP
from .rows import ROWS
from .server import Server

FILE = BENCH / "counts.txt"
TOLERANCE = 0.03
ECHO_DELAY = 1000
WARM = 1000
# Messages of the shorter and of the longer run. Whole calls of sendMany, and whole reads of a flood.
FLOOD, SEND, ECHO = (20_000, 100_000), (5_000, 15_000), (300, 1_300)
CASES = {
    "echo-32": ECHO,
    "recv-32": FLOOD,
    "recv-256": FLOOD,
    "recv-json": FLOOD,
    "recvmany-32": FLOOD,
    "send-32": SEND,
    "send-256": SEND,
    "sendmany-32": FLOOD,
}


@dataclass
class Outcome:
    """What became of a case."""

    name: str
    verdict: str  # passed, failed or skipped
    text: str


def instructions(row, server, n):
    """Of one run as a whole; none if the extension has no such call."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder) / "callgrind"
        words = [
            "setarch", "-R", "valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", "--quiet",
            *CLIENTS_BY_NAME["extension"].command, row.work, server.url(row), n, WARM, row.size, row.kind,
        ]
        environment = {**os.environ, "BENCH_CA": server.certificate, "BENCH_HEARTBEAT": "off"}
        run = subprocess.run([str(word) for word in words], env=environment, capture_output=True, text=True)
        if run.returncode == UNSUPPORTED:
            return None
        if run.returncode != 0:
            sys.exit(f"{row.name}: {run.stderr.strip()[-2000:]}")
        return int(re.search(r"^(?:summary|totals): (\d+)", profile.read_text(), re.MULTILINE)[1])


def count(name, server):
    """Instructions a message."""
    row = next(row for row in ROWS if row.name == name)
    if row.work == "echo":
        row = replace(row, delay=ECHO_DELAY)
    short, long = (instructions(row, server, n) for n in CASES[name])
    return None if short is None else (long - short) / (CASES[name][1] - CASES[name][0])


def told(*command):
    """The first number with a dot that a program says of itself."""
    said = subprocess.run(command, capture_output=True, text=True).stdout
    return re.search(r"\d+\.\d+", said)[0]


def surroundings():
    """What counts depend on beside the code."""
    flags = re.search(r"^flags\s*:(.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return {
        "machine": platform.machine(),
        "avx2": "yes" if flags and "avx2" in flags[1].split() else "no",
        "rustc": told("rustc", "--version"),
        "php": told(PHP, "-n", "-r", "echo PHP_VERSION;"),
        "libc": platform.libc_ver()[1],
        "valgrind": told("valgrind", "--version"),
    }


def read():
    """The surroundings and the counts in the file."""
    if not FILE.exists():
        return {}, {}
    words = [line.split() for line in FILE.read_text().splitlines() if line and not line.startswith("#")]
    counts = {key: float(value) for key, value in words if key in CASES}
    return {key: value for key, value in words if key not in CASES}, counts


def write(around, counts):
    lines = [
        "# Instructions a message of the extension under callgrind. 'make bench-count' fails where one has grown by more than 3 %;",
        "# 'make bench-count COUNT=write' writes this file. What they were counted with:",
        *[f"{key:12} {value}" for key, value in around.items()],
        "# The counts:",
        *[f"{key:12} {value:.1f}" for key, value in counts.items()],
    ]
    FILE.write_text("\n".join(lines) + "\n")
    print(f"Written: {FILE.relative_to(BENCH.parent)}")


def judged(name, now, before, comparable):
    """One count beside the one in the file."""
    if now is None:
        return Outcome(name, "skipped", "the extension has no such call")
    if before is None:
        return Outcome(name, "failed", f"{now:10.1f}  is not in the file: make bench-count COUNT=write")
    change = now / before - 1
    text = f"{now:10.1f}  {change:+.1%} from {before:.1f}"
    if not comparable:
        return Outcome(name, "skipped", f"{text}, counted elsewhere")
    if change > TOLERANCE:
        return Outcome(name, "failed", f"{text}: more than {TOLERANCE:.0%}. If that is meant: make bench-count COUNT=write")
    return Outcome(name, "passed", text + (": better, so write it down" if change < -TOLERANCE else ""))


def compare(around, counts):
    """Prints each outcome and the sum; true if nothing failed."""
    before, kept = read()
    different = [f"{key} {before.get(key)} and not {value}" for key, value in around.items() if before.get(key) != value]
    if kept and different:
        print(f"The file was written with {', '.join(different)}: nothing is compared")
    outcomes = [judged(name, now, kept.get(name), not different or not kept) for name, now in counts.items()]
    for outcome in outcomes:
        print(f"{outcome.verdict.upper():8} {outcome.name:12} {outcome.text}")
    sums = [f"{sum(outcome.verdict == verdict for outcome in outcomes)} {verdict}" for verdict in ("passed", "failed", "skipped")]
    print(f"bench-count: {', '.join(sums)}")
    return not any(outcome.verdict == "failed" for outcome in outcomes)


def main():
    wanted = sys.argv[1:] or ["compare"]
    if wanted not in (["compare"], ["write"]):
        sys.exit("usage: count.sh [compare | write]")
    server = Server(cores()[0])
    try:
        counts = {name: count(name, server) for name in CASES}
    finally:
        server.close()
    if wanted == ["write"]:
        write(surroundings(), {name: value for name, value in counts.items() if value is not None})
    elif not compare(surroundings(), counts):
        sys.exit(1)


main()
