"""Keeps a server for cluster.inc and fpm.inc (a balancer, php-fpm): starts it in a folder of its own and never outlives it.

Not a server, and not a test: it is there because a test may be killed, and the server with all its workers, old ones
of a reload too, must go then. They are one process group, which is killed at the end of standard input.

The first line on standard input is {"files": {NAME: TEXT}, "command": [...], "ports": [...], "reload": SIGNAL}. "@DIR@"
in texts and command is the folder. A port is a number or the path of a Unix socket. Then a line each:

    {"reload": {NAME: TEXT}}    write these files and send the signal, if there is one
    {"restart": true}           SIGTERM, and start again as soon as it has ended
    {"stop": true}              kill it, remove the folder, end

Reports, JSON lines on standard output: "ready" each time that all ports take connections, "restarting", "stopped", and
"failed" if it ends by itself.
"""

import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

PATIENCE = 30


def report(event, **details):
    print(json.dumps({"event": event, **details}), flush=True)


class Server:
    def __init__(self, told):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="websocket-server-"))
        # A server that is started by root lets its workers run as somebody else.
        self.folder.chmod(0o711)
        self.ports = [self.placed(port) for port in told["ports"]]
        self.reload_signal = told["reload"]
        self.command = [self.placed(word) for word in told["command"]]
        self.write(told["files"])
        self.process = None

    def placed(self, text):
        return text.replace("@DIR@", str(self.folder)) if isinstance(text, str) else text

    def write(self, files):
        for name, text in files.items():
            (self.folder / name).parent.mkdir(exist_ok=True)
            # Replaced in one step: a server that watches the file must not read half of it.
            new = self.folder / (name + ".new")
            new.write_text(self.placed(text))
            new.rename(self.folder / name)

    def start(self):
        with open(self.folder / "output", "ab") as output:
            self.process = subprocess.Popen(
                self.command,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        deadline = time.monotonic() + PATIENCE
        for port in self.ports:
            while not self.takes_connections(port):
                if self.process.poll() is not None or time.monotonic() > deadline:
                    report("failed", output=(self.folder / "output").read_text(errors="replace")[-4000:])
                    return
                time.sleep(0.02)
        numbers = [port for port in self.ports if isinstance(port, int)]
        report("ready", port=next(iter(numbers), 0), folder=str(self.folder), pid=self.process.pid)

    @staticmethod
    def takes_connections(port):
        unix = isinstance(port, str)
        try:
            with socket.socket(socket.AF_UNIX if unix else socket.AF_INET) as sock:
                sock.settimeout(1)
                sock.connect(port if unix else ("127.0.0.1", port))
            return True
        except OSError:
            return False

    def reload(self, files):
        self.write(files)
        if self.reload_signal:
            self.process.send_signal(getattr(signal, self.reload_signal))

    def restart(self):
        report("restarting")
        self.process.terminate()
        self.process.wait(PATIENCE)
        self.start()

    def stop(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def main():
    server = Server(json.loads(sys.stdin.readline()))
    try:
        server.start()
        for line in sys.stdin:
            told = json.loads(line)
            if "reload" in told:
                server.reload(told["reload"])
            elif "restart" in told:
                server.restart()
            else:
                break
    finally:
        server.stop()
    report("stopped")


main()
