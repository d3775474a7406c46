"""Keeps a balancer (nginx, HAProxy, Traefik) for cluster.inc: starts it in a folder of its own and never outlives it.

Not a balancer, and not a test: it is there because a test may be killed, and the balancer with all its workers, old ones
of a reload too, must go then. They are one process group, which is killed at the end of standard input.

The first line on standard input is {"files": {NAME: TEXT}, "command": [...], "ports": [...], "reload": SIGNAL}. "@DIR@"
in texts and command is the folder. Then a line each:

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


class Balancer:
    def __init__(self, told):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="websocket-cluster-"))
        # A balancer that is started by root lets its workers run as somebody else.
        self.folder.chmod(0o711)
        self.ports = told["ports"]
        self.reload_signal = told["reload"]
        self.command = [word.replace("@DIR@", str(self.folder)) for word in told["command"]]
        self.write(told["files"])
        self.process = None

    def write(self, files):
        for name, text in files.items():
            # Replaced in one step: a balancer that watches the file must not read half of it.
            new = self.folder / (name + ".new")
            new.write_text(text.replace("@DIR@", str(self.folder)))
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
        report("ready", port=self.ports[0])

    @staticmethod
    def takes_connections(port):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
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
    balancer = Balancer(json.loads(sys.stdin.readline()))
    try:
        balancer.start()
        for line in sys.stdin:
            told = json.loads(line)
            if "reload" in told:
                balancer.reload(told["reload"])
            elif "restart" in told:
                balancer.restart()
            else:
                break
    finally:
        balancer.stop()
    report("stopped")


main()
