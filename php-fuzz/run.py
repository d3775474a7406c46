"""Runs random programs against the extension and judges them; scripts/fuzz-php.sh builds what they need and calls this.

A program whose run fails is made smaller and written to --results as a script of its own, with what was seen beside it.

Usage: run.py --mode MODE --php FILE --module FILE --certificates FOLDER --tools FOLDER --results FOLDER
              [--first SEED] [--seeds N] [--seconds N] [--jobs N] [--without WORD]... [SCRIPT...]
"""

import argparse
import collections
import concurrent.futures
import dataclasses
import itertools
import os
import pathlib
import re
import signal
import sys
import threading
import time

from interpreter import SLOWNESS, Interpreter, allow_cores
from judge import Failure, judge, last_step, outcomes
from minimise import minimise
from operations import program

HERE = pathlib.Path(__file__).resolve().parent
# Seconds to make one failing program smaller, and how often it is asked to fail again before it is taken for one of chance.
PATIENCE, TRIES = 150, 3
# How much of what a program wrote to its standard error a log shows, in characters.
MOST = 1_000_000


@dataclasses.dataclass
class Found:
    seed: int
    failure: Failure
    last: int | None
    script: pathlib.Path
    size: str = ""


class Fuzzer:
    def __init__(self, options):
        self.options = options
        self.results = pathlib.Path(options.results)
        self.results.mkdir(parents=True, exist_ok=True)
        suppressions = HERE.parent / "scripts" / "valgrind.supp"
        self.interpreter = Interpreter(options.mode, options.php, options.module, options.certificates, options.tools, suppressions)
        self.until = time.monotonic() + options.seconds if options.seconds else None
        self.outcomes = collections.Counter()
        self.statuses = collections.Counter()
        self.known = {}
        self.found, self.ran = [], 0
        self.seeds = iter(range(options.first, options.first + options.seeds)) if options.seeds else itertools.count(options.first)
        self.lock = threading.Lock()
        self.told = time.monotonic()

    def write(self, text, name):
        path = self.results / name
        path.write_text(text)
        return path

    def text(self, made, kept, note):
        prelude = os.path.relpath(HERE / "prelude.php", self.results)
        return made.text(kept, f"__DIR__ . '/{prelude}'", note)

    def again(self, seed):
        return f"make fuzz-php MODE={self.options.mode} SEED={seed} SEEDS=1"

    def try_seed(self, seed):
        """Runs one seed; a failure of a new kind is made smaller at once. Returns a Found or None."""
        made = program(seed)
        kept = made.without(self.options.without)
        script = self.write(self.text(made, kept, f"Seed {seed}, all of it: {self.again(seed)}"), f"{self.options.mode}-{seed}.php")
        ended = self.interpreter.run(script, seed)
        with self.lock:
            self.outcomes.update(outcomes(ended))
            self.statuses[ended.status] += 1
        failure = judge(ended)
        if failure is None:
            script.unlink()
            return None
        found = Found(seed, failure, last_step(ended), script)
        self.write(f"{found.failure.kind}\n\n{found.failure.detail}\n\n{ended.errors[-MOST:]}", f"{self.options.mode}-{seed}.log")
        with self.lock:
            first = self.known.setdefault(found.failure.signature, seed)
        found.size = self.smaller(made, kept, found) if first == seed else f"the same as seed {first}"
        return found

    def smaller(self, made, kept, found):
        trial = self.results / f"{self.options.mode}-{found.seed}.trial.php"

        def fails(kept):
            trial.write_text(self.text(made, kept, "A trial"))
            failure = judge(self.interpreter.run(trial, found.seed, explain=False))
            return failure is not None and same_kind(failure, found.failure)

        try:
            if not any(fails(kept) for _ in range(TRIES)):
                return f"it did not fail again in {TRIES} runs"
            kept = minimise(made, kept, fails, found.last, PATIENCE * SLOWNESS[self.options.mode])
        finally:
            trial.unlink(missing_ok=True)
        note = f"{found.failure.kind}\nSmaller, of seed {found.seed}: {self.again(found.seed)}\nThis file: scripts/fuzz-php.sh --mode {self.options.mode} {shown(found.script)}"
        found.script.write_text(self.text(made, kept, note))
        return f"{len(kept)} of {len(made.all)} operations"

    def next_seed(self):
        """The next seed, or None when there are no more of them or the time is up."""
        with self.lock:
            return None if self.until and time.monotonic() > self.until else next(self.seeds, None)

    def work(self):
        """One of the workers."""
        while (seed := self.next_seed()) is not None:
            found = self.try_seed(seed)
            with self.lock:
                self.ran += 1
                if found:
                    self.found.append(found)
                    self.tell(found)
                if time.monotonic() - self.told > 60:
                    self.told = time.monotonic()
                    print(f"{self.ran} programs, {len(self.found)} of them failed", flush=True)

    def run(self):
        with concurrent.futures.ThreadPoolExecutor(self.options.jobs) as pool:
            workers = [pool.submit(self.work) for _ in range(self.options.jobs)]
        self.interpreter.stop()
        for worker in workers:
            worker.result()

    def tell(self, found):
        places = found.failure.signature.split()
        at = next((f" at {word}" for word in places if word.startswith("src/")), "")
        print(f"-- fuzz-php seed {found.seed}: {found.failure.kind}{at}; {shown(found.script)}, {found.size}. Again: {self.again(found.seed)}", flush=True)

    def run_scripts(self):
        """Runs scripts that an earlier run has left."""
        failed = 0
        for script in self.options.scripts:
            seed = re.search(r"^run\((\d+),", pathlib.Path(script).read_text(), re.MULTILINE)
            failure = judge(ended := self.interpreter.run(os.path.abspath(script), int(seed[1]) if seed else 0))
            failed += failure is not None
            print(ended.errors, end="")
            print(f"-- {script}: {failure.kind if failure else 'no failure'}\n{failure.detail if failure else ''}")
        self.interpreter.stop()
        return failed


def same_kind(one, other):
    """Where the place is known of both it has to be the same; a debugger is not asked for each trial."""
    places = len(one.signature.split("src/")) > 1 and len(other.signature.split("src/")) > 1
    return one.signature == other.signature if places else one.kind == other.kind


def shown(path):
    return os.path.relpath(path, HERE.parent)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--mode", choices=list(SLOWNESS), default="release")
    for name in ("php", "module", "certificates", "tools", "results"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=0)
    parser.add_argument("--jobs", type=int, default=3 * (os.cpu_count() or 1))
    parser.add_argument("--without", action="append", default=[], metavar="WORD", help="operations to leave out, so that what they find does not hide the rest")
    parser.add_argument("scripts", nargs="*")
    options = parser.parse_args()
    allow_cores()
    fuzzer = Fuzzer(options)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _: fuzzer.interpreter.abandon(128 + number))
    if options.scripts:
        sys.exit(fuzzer.run_scripts() != 0)
    if not options.seeds and not options.seconds:
        parser.error("--seeds or --seconds")
    began = time.monotonic()
    fuzzer.run()
    failed, ran = len(fuzzer.found), fuzzer.ran
    steps = sum(fuzzer.outcomes.values())
    done = fuzzer.outcomes["done"]
    print(f"{ran} programs of {steps} steps in {time.monotonic() - began:.0f} s; {done} steps ended without an exception, "
          f"{fuzzer.statuses[255]} programs with a fatal error, {fuzzer.statuses[3]} with exit()")
    # Who finds nothing because it does nothing has not passed.
    idle = ran and done * 10 < max(1, steps)
    if idle:
        print("-- fuzz-php: less than a tenth of the steps did what they should: is the server there?")
    print(f"\nfuzz-php: {ran - failed} passed, {failed + bool(idle)} failed, 0 skipped")
    sys.exit(bool(failed or idle))


if __name__ == "__main__":
    main()
