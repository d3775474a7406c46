"""What of a run is a failure, and which failures are one and the same."""

import dataclasses
import re
import signal

# What a program may end with: nothing special, exit(3), a fatal error, or an alarm that one left behind.
STATUSES = (0, 3, 255, -signal.SIGALRM)
# A line of ours in a stack of gdb, AddressSanitizer or a backtrace of Rust, or of memcheck, which has no folders.
PLACE = re.compile(r"(?:\bin |by 0x\w+: |at 0x\w+: |^#\d+ +(?:0x\w+ in )?)(?P<name>[^\n]*?)[^\n]*?\b(?P<place>src/(?:php|client|transport|protocol)/[\w/]+\.rs:\d+)", re.MULTILINE)

# Memory that the engine's allocator took, in a stack of memcheck.
OF_ZEND = re.compile(r"alloc \([^\n]*\n==\d+==    by 0x\w+: _*(?:emalloc|ecalloc|erealloc|safe_|zend_)")


@dataclasses.dataclass
class Failure:
    kind: str  # in words
    detail: str  # the part of the output that shows it

    @property
    def signature(self):
        """The kind, and where in our code it was seen. A message's numbers do not count."""
        places = PLACE.findall(self.detail)
        return " ".join([re.sub(r"\d+", "N", self.kind), *(place for _, place in places[:2])])


def judge(ended):
    """The failure of a run, or None. The worst comes first, since one often brings others."""
    errors = ended.errors
    steps = re.findall(r"^STEP (\w+)$", errors, re.MULTILINE)
    where = f" in step {steps[-1]}" if steps else ""
    found = re.search(r"ERROR: AddressSanitizer:? (\S+).*", errors, re.DOTALL)
    if found:
        return Failure(f"AddressSanitizer: {found[1]}", found[0][:12_000])
    found = re.search(r"^==\d+== (?:(?:Invalid|Mismatched|Conditional|Use of|Syscall|Source and|Jump|Process terminating).*)$[^$]*", errors, re.MULTILINE)
    if found:
        return Failure(f"memcheck: {re.sub(r'^==[0-9]+== ', '', found[0].splitlines()[0])}", found[0][:12_000])
    if ended.status is None:
        return Failure("hang" + (" in C or Rust code" if not steps else ""), f"Killed{where}.\n{ended.stack}\n{errors[-3000:]}")
    if ended.status < 0 and ended.status not in STATUSES:
        return Failure(f"crash by {signal.Signals(-ended.status).name}", f"Ended{where}.\n{ended.stack}\n{errors[-3000:]}")
    found = re.search(r"^.*(?:panicked at|heap corrupted|Assertion .* failed)[\s\S]*", errors, re.MULTILINE)
    if found:
        return Failure(found[0].splitlines()[0][:160], found[0][:6000])
    found = re.search(r"^JUDGE (.*)$", errors, re.MULTILINE)
    if found:
        return Failure(found[1].partition(":")[0], "\n".join(re.findall(r"^JUDGE .*$", errors, re.MULTILINE)) + f"\n{ended.stack}")
    # Memcheck tells of others' leaks by its status as well.
    expected = ended.status in STATUSES or "definitely lost" in errors
    return leak(ended) or (None if expected else Failure(f"exit status {ended.status}", errors[-3000:]))


def leak(ended):
    fatal = "Fatal error: " in ended.errors or "Allowed memory size" in ended.errors
    # The engine says nothing of a request with a fatal error, but of what that left for the next one. What a filter has in
    # hand when it throws it always leaks.
    lines = [line for line in re.findall(r"^.* Freeing 0x.*$", ended.errors, re.MULTILINE) if "streams/filter.c" not in line]
    if lines and not fatal:
        return Failure("leak of the engine's memory", "\n".join(lines)[:6000])
    # A forked child has what threads of its parent own, and nobody who would free it. After a fatal error, and of cycles
    # that nobody collected because of an exit() in a shutdown function, the engine would let go of its heap as a whole,
    # which is off here: only what Rust allocated counts then.
    whole = not fatal and re.search(r"^STEP leave$", ended.errors, re.MULTILINE)
    blocks = re.findall(rf"^=={ended.process}== [\d,]+ (?:\([^)]*\) )?bytes in [\d,]+ blocks are definitely lost[\s\S]*?(?=^==\d+== $)", ended.errors, re.MULTILINE)
    ours = [block for block in blocks if re.search(r"\.rs:\d+|websocket_client", block) and "php_stream_bucket_make_writeable" not in block]
    if not whole:
        ours = [block for block in ours if not OF_ZEND.search(block)]
    return Failure("memcheck: a leak", "\n".join(ours)[:12_000]) if ours else None


def outcomes(ended):
    """How the steps of a run ended: a class of exceptions, or 'done'."""
    return re.findall(r"^ENDED \d+ (\S+)$", ended.errors, re.MULTILINE)


def last_step(ended):
    steps = re.findall(r"^STEP (\d+|leave)$", ended.errors, re.MULTILINE)
    return int(steps[-1]) if steps and steps[-1] != "leave" else None
