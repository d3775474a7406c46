"""Makes a failing program smaller: delta debugging over its operations (Zeller and Hildebrandt), within a time limit."""

import time


def minimise(program, kept, fails, last, seconds):
    """The least part found of `kept` for which fails(part) holds. `last` is the step in which the failure was seen."""
    until = time.monotonic() + seconds
    if last is not None:
        short = program.until(last, kept)
        if fails(short):
            kept = short
    size = max(1, len(kept) // 2)
    while time.monotonic() < until:
        before = kept
        for chunk in chunks(kept, size):
            smaller = program.normal(kept - chunk)
            if smaller != kept and time.monotonic() < until and fails(smaller):
                kept = smaller
        if size == 1 and kept == before:
            break
        size = max(1, size // 2)
    return kept


def chunks(kept, size):
    """From the end, as what comes last depends on what comes first."""
    ordered = sorted(kept, reverse=True)
    return [frozenset(ordered[start:start + size]) for start in range(0, len(ordered), size)]
