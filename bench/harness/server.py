"""The load server as a process. Not its work: that is src/server."""

import socket
import subprocess
import tempfile

from .machine import pinned
from .places import BUILT


class Server:
    """Runs on one core until it is closed."""

    def __init__(self, core):
        self.folder = tempfile.TemporaryDirectory()
        self.certificate = f"{self.folder.name}/certificate.pem"
        command = pinned(core, [BUILT / "load-server", self.certificate])
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.plain, self.secure = self.process.stdout.readline().split()

    def url(self, row):
        return (self.secure if row.tls else self.plain) + row.resource

    def last_batch(self):
        """Which share of its core the last timed flood or sink took."""
        host, port = self.plain.removeprefix("ws://").split(":")
        with socket.create_connection((host, int(port))) as connection:
            connection.sendall(b"GET /usage HTTP/1.1\r\n\r\n")
            answer = b""
            while piece := connection.recv(4096):
                answer += piece
        wall, cpu = map(float, answer.split(b"\r\n\r\n")[1].split())
        return cpu / wall if wall else 0.0

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.folder.cleanup()
