"""The results as text: the tables of bench/results.md. Not the measuring, and no opinion but that of the targets."""

from datetime import UTC, datetime
from statistics import median

from .rows import IDLE_TARGET, TARGETS

SATURATED = 0.9


def number(value):
    """Three digits."""
    return f"{value:.3g}" if value < 1000 else f"{value:,.0f}"


def of(row, value):
    """A cell's value in the row's unit."""
    return f"{value / 1000:.1f} kB" if row.work == "idle" else number(value * 1e6)


def table(head, lines):
    """Markdown; all but the first column are numbers."""
    rule = ["---", *["---:"] * (len(head) - 1)]
    return ["| " + " | ".join(map(str, line)) + " |" for line in (head, rule, *lines)] + [""]


class Report:
    """All cells: `cells[row.name][client.name]`."""

    def __init__(self, rows, clients, cells, rounds, machine):
        self.rows, self.clients, self.cells, self.rounds, self.machine = rows, clients, cells, rounds, machine
        self.names = [client.name for client in clients]

    def markdown(self):
        return "\n".join([
            "# What a message costs", "",
            "Made by `make bench`; what it measures and how far to trust it is in [README.md](README.md).", "",
            f"{datetime.now(UTC):%Y-%m-%d}, {self.rounds} rounds, medians.", "",
            *[f"- {line}" for line in self.machine],
            *[f"- `{client.name}`: {client.what()}" for client in self.clients], "",
            "## CPU of the client, µs per message (ratio to `raw`)", "", *self.cpu(),
            "–: this client has no such call.", "",
            "## The figures to reach", "", *self.targets(),
            "## Wall time, µs per message, and the server", "",
            "Differences below 1.5 say nothing on a small machine. Where the server's core is busy throughout, the wall time is "
            "the server's and not the client's.", "", *self.wall(),
            "## Spread: the slowest round by the fastest, CPU", "", *self.spread(),
        ])

    def cpu(self):
        return table(["", *self.names], [[row.title, *[self.cost(row, name) for name in self.names]] for row in self.rows])

    def cost(self, row, name):
        cell = self.cells[row.name][name]
        if cell.failure or cell.value is None:
            return cell.failure or "–"
        limit = self.value(row.name, "raw")
        ratio = f" ({cell.value / limit:.2f})" if limit and limit > 0 and row.work != "idle" else ""
        return of(row, cell.value) + ratio

    def value(self, row, name):
        cell = self.cells.get(row, {}).get(name)
        return cell.value if cell and not cell.failure else None

    def wall(self):
        rows = [row for row in self.rows if row.work != "idle"]
        lines = [[row.title, *[self.typical(row, name) for name in self.names], self.server(row)] for row in rows]
        return table(["", *self.names, "server's core"], lines)

    def typical(self, row, name):
        values = self.cells[row.name][name].wall
        return number(median(values) * 1e6) if values else "–"

    def server(self, row):
        """How busy its core was with the client that kept it busiest."""
        shares = [median(cell.server) for cell in self.cells[row.name].values() if cell.server]
        if not shares:
            return "–"
        return f"{max(shares):.0%}{', saturated' if max(shares) >= SATURATED else ''}"

    def spread(self):
        return table(["", *self.names], [[row.title, *[self.factor(row, name) for name in self.names]] for row in self.rows])

    def factor(self, row, name):
        cell = self.cells[row.name][name]
        values = cell.memory or cell.cpu
        return f"{max(values) / min(values):.2f}" if values and min(values) > 0 else "–"

    def targets(self):
        titles = {row.name: row.title for row in self.rows}
        lines = []
        for target in TARGETS:
            if target.row not in titles:
                continue
            ours = self.value(target.row, "extension")
            theirs = self.value(target.other_row or target.row, target.client)
            what = f"{target.client}{f' in {titles.get(target.other_row)}' if target.other_row else ''}"
            lines.append([titles[target.row], f"{target.factor} × {what}", *self.verdict(ours, theirs, target.factor)])
        row, limit = IDLE_TARGET
        if row in titles:
            ours = self.value(row, "extension")
            told = [f"{ours / 1000:.1f} kB", yes(ours <= limit)] if ours is not None else ["–", "not measured"]
            lines.append([titles[row], f"{limit / 1000:.0f} kB", *told])
        return table(["", "at most", "measured", "reached"], lines)

    def verdict(self, ours, theirs, factor):
        if not ours or not theirs:
            return ["–", "not measured"]
        return [f"{ours / theirs:.2f} ×", yes(ours <= factor * theirs)]


def yes(reached):
    return "yes" if reached else "**no**"
