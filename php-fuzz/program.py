"""A random program as a tree of operations, any of which can be left out, and its text in PHP.

An operation is a list of strings and of groups; a group holds operations: the statements of a callback, or the entries of
a list of arguments. Operations are numbered in the order of the text, so that a set of numbers is a smaller program.
"""

HEAD = """<?php
// {note}
require_once {prelude};

run({seed}, [
"""
TAIL = "]);\n"


class Group:
    """Operations inside one: statements, which stand in lines of their own, or entries with commas behind them."""

    def __init__(self, operations, end=""):
        self.operations, self.end = operations, end

    def text(self, kept, depth):
        lines = ["    " * depth + operation.text(kept, depth) + self.end for operation in self.operations if operation.number in kept]
        return "\n" + "".join(line + "\n" for line in lines) + "    " * (depth - 1)


class Operation:
    def __init__(self, *parts):
        self.parts = parts
        self.number = self.name = None

    def text(self, kept, depth=1):
        return "".join(part.text(kept, depth + 1) if isinstance(part, Group) else part for part in self.parts)

    def has(self, word):
        return word == self.name or any(f"'{word}'" in part for part in self.parts if isinstance(part, str))

    def inner(self):
        return [operation for part in self.parts if isinstance(part, Group) for operation in part.operations]

    def walk(self):
        yield self
        for operation in self.inner():
            yield from operation.walk()


class Program:
    """The operations of a seed. Each of the outermost ones is a step, a function of its own."""

    def __init__(self, seed, steps):
        self.seed, self.steps = seed, steps
        self.operations = [operation for step in steps for operation in step.walk()]
        for number, operation in enumerate(self.operations):
            operation.number = number
        self.all = frozenset(range(len(self.operations)))

    def text(self, kept, prelude, note):
        """`prelude` is a PHP expression for the path of prelude.php."""
        lines = [HEAD.format(note=note.replace("\n", "\n// "), prelude=prelude, seed=self.seed)]
        for step in self.steps:
            if step.number in kept:
                lines.append(f"    {step.number} => function () {{\n        {step.text(kept, 2)}\n    }},\n")
        return "".join(lines) + TAIL

    def until(self, last, kept):
        """What of `kept` is left without the steps behind that of the given number."""
        return kept & frozenset(operation.number for step in self.steps if step.number <= last for operation in step.walk())

    def without(self, words):
        """All but the operations of these names, or with these words in quotes, such as the behaviour of a server."""
        return self.normal(frozenset(operation.number for operation in self.operations if not any(operation.has(word) for word in words)))

    def normal(self, kept):
        """The same program without those whose enclosing operation is left out."""
        reached = set()
        pending = [step for step in self.steps if step.number in kept]
        while pending:
            operation = pending.pop()
            reached.add(operation.number)
            pending += [inner for inner in operation.inner() if inner.number in kept]
        return frozenset(reached)
