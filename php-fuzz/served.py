"""A program as requests of one process, PHP's own web server: what a fatal error leaves behind is seen only after it."""

import http.client
import json
import re
import signal
import subprocess
import time

REQUESTS = 2
# The native thread's own descriptors.
SPARE = 4


def use(process, errors, seconds):
    """Runs the program and ends the server. Returns what its answers and its descriptors have to tell."""
    until = time.monotonic() + seconds
    told = []
    try:
        address = listening(process, errors, until)
        before = json.loads(get(address, "/left", until))
        for _ in range(REQUESTS):
            told.append(get(address, "/", until))
        told += differences(before, json.loads(get(address, "/left", until)))
    except (OSError, http.client.HTTPException, ValueError) as error:
        if time.monotonic() > until or isinstance(error, TimeoutError):
            raise subprocess.TimeoutExpired(process.args, seconds) from error
        # It crashed: its status says more.
        told.append(f"No answer: {error!r}")
    process.send_signal(signal.SIGINT)
    return "\n".join(told) + "\n"


def listening(process, errors, until):
    while process.poll() is None and time.monotonic() < until:
        with open(errors, encoding="utf-8", errors="replace") as file:
            found = re.search(r"http://([\d.]+:\d+)\) started", file.read())
        if found:
            return found[1]
        time.sleep(0.02)
    raise OSError("the web server did not start")


def get(address, path, until):
    connection = http.client.HTTPConnection(address, timeout=max(0.1, until - time.monotonic()))
    try:
        connection.request("GET", path)
        return connection.getresponse().read(1_000_000).decode(errors="replace")
    finally:
        connection.close()


def differences(before, after):
    sockets = len(after["sockets"]) - len(before["sockets"])
    others = len(after["others"]) - len(before["others"])
    if after["open"] != after["kept"]:
        yield f"JUDGE open connections after the requests: {after['open']}, {after['kept']} of them persistent"
    if sockets > after["kept"]:
        yield f"JUDGE open sockets after the requests: {sockets}, {after['kept']} connections are persistent"
    if others > SPARE:
        yield f"JUDGE open descriptors after the requests: {after['others']}"
