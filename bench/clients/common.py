"""What the Python clients share: the task on the command line, and the line that answers it; src/task.rs has the words."""

import sys
import time

PATTERNS = {"text": b"0123456789abcdef", "utf8": "é漢🙂ß字è".encode(), "binary": b"0123456789abcdef", "json": b""}


class Task:
    """CLIENT WORK URL N WARM SIZE KIND"""

    def __init__(self):
        self.work, self.url, n, warm, size, kind = sys.argv[1:]
        self.n, self.warm, self.size = int(n), int(warm), int(size)
        self.binary = kind == "binary"
        # As bytes; of JSON nothing is known but its size.
        self.payload = PATTERNS[kind] * (self.size // 16)

    def unsupported(self):
        """Leaves for work that this client does not know."""
        print(f"no {self.work} here", file=sys.stderr)
        sys.exit(3)

    async def timed(self, part):
        """The warm-up, untimed, then the timed part; prints the line that the driver reads."""
        if self.warm:
            await part(self.warm, True)
        cpu, began = time.process_time(), time.perf_counter()
        await part(self.n, False)
        ended, spent = time.perf_counter(), time.process_time() - cpu
        print(f"{ended - began:.9f} {spent:.6f} {self.n}")


def expect(fulfilled, what="not the message that was to come"):
    if not fulfilled:
        raise RuntimeError(what)
