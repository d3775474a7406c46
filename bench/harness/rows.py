"""What is measured, a row of the table each, and the figures that are to be reached. Not how: that is measure.py."""

from dataclasses import dataclass

KIB, MIB = 1024, 1024 * 1024


@dataclass(frozen=True)
class Row:
    """One work for all clients. `work` is the word that clients know, `path` the server's."""

    name: str
    title: str
    work: str
    size: int = 32
    kind: str = "text"
    tls: bool = False
    # Both ends on one core: a round trip then costs no wake-up of another one.
    one_core: bool = False
    # Fewest messages of a timed part.
    least: int = 20
    # How long the server lets an echo wait, in microseconds.
    delay: int = 0

    @property
    def resource(self):
        if self.work in ("flood", "flood-many"):
            return f"/flood?size={self.size}&kind={self.kind}"
        if self.work == "inflate":
            return f"/flood?size={self.size}&kind={self.kind}&deflate=1"
        if self.work in ("sink", "sink-many"):
            return f"/sink?size={self.size}&kind={self.kind}"
        return f"/echo?delay={self.delay}"


def large(size, name, tls=False):
    """A large message in both directions."""
    words = f"{name}{' over TLS' if tls else ''}"
    key = words.replace(" over TLS", "-tls").replace(" ", "").lower()
    least = 4 if size > MIB else 20
    return [
        Row(f"recv-{key}", f"receive {words}", "flood", size, "binary", tls, least=least),
        Row(f"send-{key}", f"send {words}", "sink", size, "binary", tls, least=least),
    ]


ROWS = [
    Row("echo-32", "echo 32 B, one core", "echo", one_core=True),
    Row("echo-1k", "echo 1 KiB, one core", "echo", 1024, one_core=True),
    Row("recv-32", "receive 32 B", "flood"),
    Row("recvmany-32", "receive 32 B, many per call", "flood-many"),
    Row("recv-256", "receive 256 B", "flood", 256),
    Row("recv-256-utf8", "receive 256 B, multi-byte", "flood", 256, "utf8"),
    Row("recv-json", "receive 300 B of JSON, deflated", "inflate", 300, "json"),
    Row("send-32", "send 32 B", "sink"),
    Row("send-256", "send 256 B", "sink", 256),
    Row("sendmany-32", "send 32 B, 1000 per call", "sink-many", least=2000),
    *large(64 * KIB, "64 KiB"),
    *large(MIB, "1 MiB"),
    *large(16 * MIB, "16 MiB"),
    *large(MIB, "1 MiB", tls=True),
    *large(16 * MIB, "16 MiB", tls=True),
    Row("connect", "connect, upgrade, close", "connect"),
    Row("connect-tls", "connect, upgrade, close over TLS", "connect", tls=True),
    Row("idle", "memory of an idle connection", "idle"),
    Row("idle-tls", "memory of an idle connection, TLS", "idle", tls=True),
]


@dataclass(frozen=True)
class Target:
    """The extension's figure in `row` is to be at most `factor` times that of `client`, there or in another row."""

    row: str
    factor: float
    client: str
    other_row: str | None = None


def targets(rows, *limits):
    return [Target(row, *limit) for row in rows.split() for limit in limits]


LARGE = "recv-64kib send-64kib recv-1mib send-1mib recv-16mib send-16mib"
TARGETS = [
    *targets("echo-32 echo-1k", (1.2, "raw"), (1.0, "php-floor")),
    *targets("recv-32", (2.0, "tungstenite"), (0.2, "ws")),
    *targets("recvmany-32", (1.0, "tungstenite", "recv-32")),
    *targets("recv-256", (1.0, "tungstenite"), (0.5, "beast")),
    *targets("recv-256-utf8", (0.4, "tungstenite"), (0.2, "beast")),
    *targets("send-32 send-256", (1.15, "raw")),
    *targets("sendmany-32", (0.05, "raw", "send-32")),
    *targets(LARGE, (1.4, "raw")),
    *targets("recv-1mib-tls send-1mib-tls recv-16mib-tls send-16mib-tls", (1.2, "raw")),
    *targets("connect connect-tls", (1.2, "raw")),
    *targets("recv-json", (0.6, "beast")),
]

# Of one connection, in bytes.
IDLE_TARGET = ("idle", 8000)
