"""The results as pictures: CPU per message of each client in the rows that tell most, for a light and for a dark page.
matplotlib draws them."""

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402  the backend comes first
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter  # noqa: E402

SHOWN = [
    "echo-32", "recv-32", "recvmany-32", "recv-256", "recv-256-utf8", "recv-json", "send-32", "sendmany-32",
    "recv-1mib", "send-1mib", "recv-1mib-tls", "send-1mib-tls",
]
TITLE = "CPU time of the client per message, in µs: less is better, and each scale is logarithmic"
LEGEND = "raw (Rust) and php-floor (PHP) move the same bytes without WebSocket; the others are WebSocket clients."

# What a browser shows behind the picture is the page's. Colours: the page, words, lines, this extension, the limits, the others.
LIGHT = ("white", "#1f2328", "#d1d9e0", "#c2410c", "#64748b", "#a8c5da")
DARK = ("#0d1117", "#e6edf3", "#30363d", "#f97316", "#94a3b8", "#3b6a8a")


def draw(rows, clients, cells, file):
    """Draws `file`, and the one for a dark page beside it, with -dark in its name."""
    rows = [row for row in rows if row.name in SHOWN]
    if not rows:
        return
    for colours, place in ((LIGHT, file), (DARK, file.with_stem(f"{file.stem}-dark"))):
        draw_in(colours, rows, clients, cells, place)


def draw_in(colours, rows, clients, cells, file):
    """A panel for each row, a bar for each client that could do it."""
    page, words, lines, *_ = colours
    # The same input gives the same file.
    plain = {"svg.hashsalt": "bench", "svg.fonttype": "none", "font.size": 9, "font.family": "sans-serif"}
    coloured = dict.fromkeys(("text.color", "axes.labelcolor", "axes.titlecolor", "xtick.color", "ytick.color"), words)
    with matplotlib.rc_context({**plain, **coloured, "axes.edgecolor": lines, "axes.facecolor": page, "figure.facecolor": page}):
        columns = min(3, len(rows))
        height = -(-len(rows) // columns)
        figure, panels = plt.subplots(height, columns, figsize=(3.9 * columns, 2.4 * height), squeeze=False)
        for panel in panels.flat[len(rows):]:
            panel.set_visible(False)
        for row, panel in zip(rows, panels.flat):
            bars(panel, row, [(client.name, cells[row.name][client.name]) for client in clients], colours)
        figure.suptitle(TITLE, fontsize=11)
        figure.text(0.5, 0.005, LEGEND, ha="center", fontsize=9)
        figure.tight_layout(rect=(0, 0.02, 1, 0.98))
        figure.savefig(file, metadata={"Date": None})
        plt.close(figure)


def bars(panel, row, named, colours):
    _, _, lines, ours, limit, others = colours
    shown = [(name, cell.value * 1e6) for name, cell in named if not cell.failure and cell.value]
    names = [name for name, _ in shown]
    values = [value for _, value in shown]
    special = {"extension": ours, "raw": limit, "php-floor": limit}
    panel.set_xscale("log")
    # From a whole power of ten, so that the length of a bar says how often ten times more than that it is.
    panel.set_xlim(left=10 ** floor_of_log(min(values, default=1)), right=max(values, default=1) * 8)
    drawn = panel.barh(names, values, color=[special.get(name, others) for name in names], zorder=2)
    panel.bar_label(drawn, [f"{value:.3g}" if value < 1000 else f"{value:,.0f}" for value in values], padding=2, fontsize=8)
    panel.invert_yaxis()
    panel.set_title(row.title, fontsize=9, loc="left")
    panel.xaxis.set_major_locator(LogLocator(base=10, numticks=12))
    panel.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
    panel.xaxis.set_minor_formatter(NullFormatter())
    panel.grid(axis="x", which="major", color=lines, linewidth=0.6, zorder=0)
    panel.tick_params(axis="x", which="major", labelsize=7, length=3, color=lines)
    panel.tick_params(axis="x", which="minor", length=1.5, color=lines)
    panel.tick_params(axis="y", length=0)
    panel.spines[["top", "right"]].set_visible(False)


def floor_of_log(value):
    """The power of ten below the value."""
    power = 0
    while 10.0**power > value:
        power -= 1
    while 10.0 ** (power + 1) <= value:
        power += 1
    return power
