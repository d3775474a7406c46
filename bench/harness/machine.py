"""The machine: a network of our own, cores, and what a reader has to know about it. Not a setup: nothing outlasts the run."""

import fcntl
import os
import platform
import shutil
import socket
import struct
import subprocess
import sys
from pathlib import Path

INSIDE = "BENCH_NAMESPACE"
SIOCSIFFLAGS, IFF_UP, IFF_RUNNING = 0x8914, 0x1, 0x40
IPV4 = Path("/proc/sys/net/ipv4")


def enter_namespace():
    """Starts this program again in a network namespace, where the loopback can be set up as the measurement wants it."""
    if os.environ.get(INSIDE):
        return
    for flags in ("-n", "-rn"):
        if subprocess.run(["unshare", flags, "true"], capture_output=True).returncode == 0:
            arguments = ["unshare", flags, sys.executable, *sys.orig_argv[1:]]
            os.execvpe("unshare", arguments, {**os.environ, INSIDE: flags})
    os.environ[INSIDE] = "none"


def set_up_network():
    """Loopback up, reno in place of a congestion control that paces, and ports enough for many short connections."""
    if os.environ[INSIDE] == "none":
        return
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        fcntl.ioctl(control, SIOCSIFFLAGS, struct.pack("16sh", b"lo", IFF_UP | IFF_RUNNING))
    for name, value in (("tcp_congestion_control", "reno"), ("ip_local_port_range", "1024 65000")):
        try:
            (IPV4 / name).write_text(value)
        except OSError:
            pass


def cores():
    """The server's core and the client's: the first two that we may use; the same twice if there is only one."""
    usable = sorted(os.sched_getaffinity(0))
    return usable[0], usable[min(1, len(usable) - 1)]


def pinned(core, command):
    """The command, on that core alone where taskset exists."""
    return ["taskset", "-c", str(core), *command] if shutil.which("taskset") else list(command)


def description():
    """Lines for the head of the results."""
    namespace = {"-n": "of its own", "-rn": "of its own (unprivileged)"}.get(os.environ[INSIDE])
    control = (IPV4 / "tcp_congestion_control").read_text().strip()
    server, client = cores()
    pinning = f"server on core {server}, client on core {client}" if shutil.which("taskset") else "COULD NOT pin: no taskset"
    return [
        f"{processor()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, {distribution()}",
        f"network namespace {namespace}" if namespace else "COULD NOT make a network namespace: the machine's own loopback",
        f"congestion control {control}" + ("" if control != "bbr" else ", which PACES: no row of small sends can be trusted"),
        pinning,
        f"load average at the start {os.getloadavg()[0]:.1f}",
    ]


def processor():
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def distribution():
    return platform.freedesktop_os_release().get("PRETTY_NAME", "an unknown system")
