"""The results as a picture: CPU a message of each client in the rows that tell most. matplotlib draws it."""

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402  the backend comes first

SHOWN = [
    "echo-32", "recv-32", "recvmany-32", "recv-256", "recv-256-utf8", "recv-json", "send-32", "sendmany-32",
    "recv-1mib", "send-1mib", "recv-1mib-tls", "send-1mib-tls",
]
OURS, LIMIT, OTHERS = "#c2410c", "#64748b", "#a8c5da"


def draw(rows, clients, cells, file):
    """A panel for each row, a bar for each client that could do it."""
    rows = [row for row in rows if row.name in SHOWN]
    if not rows:
        return
    # The same input gives the same file.
    matplotlib.rcParams.update({"svg.hashsalt": "bench", "svg.fonttype": "none", "font.size": 9, "font.family": "sans-serif"})
    columns = min(3, len(rows))
    lines = -(-len(rows) // columns)
    figure, panels = plt.subplots(lines, columns, figsize=(3.9 * columns, 2.2 * lines), squeeze=False)
    for panel in panels.flat[len(rows):]:
        panel.set_visible(False)
    for row, panel in zip(rows, panels.flat):
        bars(panel, row, [(client.name, cells[row.name][client.name]) for client in clients])
    figure.suptitle("CPU time of the client, µs a message (less is better; logarithmic)", fontsize=11)
    figure.tight_layout(rect=(0, 0, 1, 0.98))
    figure.savefig(file, facecolor="white", metadata={"Date": None})


def bars(panel, row, named):
    shown = [(name, cell.value * 1e6) for name, cell in named if not cell.failure and cell.value]
    names = [name for name, _ in shown]
    values = [value for _, value in shown]
    drawn = panel.barh(names, values, color=[{"extension": OURS, "raw": LIMIT}.get(name, OTHERS) for name in names])
    panel.set_xscale("log")
    panel.set_xlim(min(values, default=1) / 3, max(values, default=1) * 6)
    panel.bar_label(drawn, [f"{value:.3g}" if value < 1000 else f"{value:,.0f}" for value in values], padding=2, fontsize=8)
    panel.invert_yaxis()
    panel.set_title(row.title, fontsize=9, loc="left")
    panel.tick_params(axis="x", which="both", labelbottom=False, length=0)
    panel.tick_params(axis="y", length=0)
    panel.spines[["top", "right", "bottom"]].set_visible(False)
