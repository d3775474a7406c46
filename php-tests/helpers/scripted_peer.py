"""Byte-exact peer: carries out a list of steps on each connection. Standard library only.

The first line of standard input is [lists of steps, options]. A step is [name, {options}]. The first list of steps
serves the first connection, and so on; the last one serves all that follow. Byte strings arrive as hex in options named
"..._hex".

    read_request            read to the blank line, report "request"
    respond bytes           read the request if that was not done; send, with {accept} replaced by the right key
    upgrade headers after   a decent 101, with more header lines and with bytes in the same write
    send bytes              as they are
    send_frame opcode payload fin rsv masked length declared repeat
                            length: 7, 16 or 64 forces the form; declared: a length other than the payload's;
                            repeat: the payload as many times
    send_slowly bytes step delay
    send_close code reason
    read_some               until something has come, whatever it is
    read_frame opcode       one frame; reports "frame"; another opcode than the one asked for fails
    read_slowly size delay  throw away what comes, in reads of that size with pauses between, until the end
    read_until_eof          report every frame, then "eof" with the number of bytes and "reset" or "fin"
    answer_close            read frames up to a Close frame and send it back
    serve delay             answer pings, each after that many seconds, and report frames, until told to go on; a Close
                            frame is answered at any time, and ends the connection
    flood bytes reads       send them over and over and throw away what comes, unless it reads nothing, until the end
    wait_seconds seconds
    wait_command            until told to go on by a line on standard input; reports "waiting" first
    hang                    hold the connection, reading nothing
    fin | reset | close     shut the sending side, end by RST, end at once

A connection whose steps are done is shut, drained and reported "closed". A step that cannot be carried out is
reported as "failed". End of standard input ends the process.
"""

import base64
import hashlib
import json
import os
import queue
import select
import socket
import ssl
import struct
import sys
import threading
import time

CONNECTIONS, OPTIONS = json.loads(sys.stdin.readline())
STARTED = time.monotonic()
LIFETIME = 600
PATIENCE = 60
GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10

reports = queue.SimpleQueue()
go = threading.Semaphore(0)


def report(event, **details):
    reports.put(json.dumps({"event": event, "at": time.monotonic() - STARTED, **details}))


def print_reports():
    """In a thread of its own: a test that does not read its reports must not block the peer."""
    while True:
        print(reports.get(), flush=True)


class Ended(Exception):
    """The client ended the connection: 'fin' or 'reset'."""


class Unexpected(Exception):
    pass


def frame_bytes(opcode, payload, fin=True, rsv=0, masked=False, length=None, declared=None):
    size = len(payload) if declared is None else declared
    head = bytes([(0x80 if fin else 0) | (rsv << 4) | opcode])
    mask_bit = 0x80 if masked else 0
    if length == 7 or (length is None and size <= 125):
        head += bytes([mask_bit | size])
    elif length == 16 or (length is None and size <= 0xFFFF):
        head += bytes([mask_bit | 126]) + struct.pack("!H", size)
    else:
        head += bytes([mask_bit | 127]) + struct.pack("!Q", size)
    if masked:
        key = os.urandom(4)
        return head + key + unmask(payload, key)
    return head + payload


def unmask(payload, key):
    stream = (key * (len(payload) // 4 + 1))[: len(payload)]
    return (int.from_bytes(payload, "big") ^ int.from_bytes(stream, "big")).to_bytes(len(payload), "big")


def describe(opcode, fin, rsv, key, payload):
    details = {"opcode": opcode, "fin": fin, "rsv": rsv, "masked": key is not None, "size": len(payload)}
    details["key"] = key.hex() if key else None
    details["hex"] = payload[:1024].hex()
    if opcode == CLOSE:
        details["code"] = struct.unpack("!H", payload[:2])[0] if len(payload) >= 2 else None
        details["reason"] = payload[2:].decode("utf-8", "backslashreplace")
    elif opcode == TEXT:
        details["text"] = payload[:1024].decode("utf-8", "backslashreplace")
    return details


class Connection:
    def __init__(self, number, sock):
        self.number = number
        self.sock = sock
        self.buffer = b""
        self.key = None
        self.read = 0

    def report(self, event, **details):
        report(event, connection=self.number, **details)

    def run(self, steps):
        try:
            for name, options in steps:
                if getattr(self, name)(**self.decode(options)) is False:
                    return
            self.finish()
        except Ended as end:
            self.report("failed", step=name, error=f"the client ended the connection ({end})")
        except (BrokenPipeError, ConnectionResetError):
            self.report("closed", how="reset")
        except (Unexpected, OSError) as error:
            self.report("failed", step=name, error=str(error) or type(error).__name__)
        finally:
            self.sock.close()

    @staticmethod
    def decode(options):
        return {
            name.removesuffix("_hex"): bytes.fromhex(value) if name.endswith("_hex") else value
            for name, value in options.items()
        }

    def finish(self):
        try:
            if not isinstance(self.sock, ssl.SSLSocket):
                self.sock.shutdown(socket.SHUT_WR)
            else:
                socket.socket.shutdown(self.sock, socket.SHUT_WR)
            self.sock.settimeout(5)
            while True:
                self.fill()
        except Ended as end:
            self.report("closed", how=str(end))
        except OSError as error:
            self.report("closed", how=str(error))

    # Reading

    def fill(self):
        try:
            data = self.sock.recv(262144)
        except (ConnectionResetError, BrokenPipeError):
            raise Ended("reset") from None
        except ssl.SSLError as error:
            # Ended without close_notify, or by an alert.
            raise Ended("fin" if "EOF" in str(error) else str(error)) from None
        if not data:
            raise Ended("fin")
        self.read += len(data)
        self.buffer += data

    def take(self, size):
        while len(self.buffer) < size:
            self.fill()
        data, self.buffer = self.buffer[:size], self.buffer[size:]
        return data

    def next_frame(self):
        first, second = self.take(2)
        size = second & 0x7F
        if size == 126:
            (size,) = struct.unpack("!H", self.take(2))
        elif size == 127:
            (size,) = struct.unpack("!Q", self.take(8))
        key = self.take(4) if second & 0x80 else None
        payload = self.take(size)
        if key:
            payload = unmask(payload, key)
        return first & 0x0F, bool(first & 0x80), (first >> 4) & 7, key, payload

    def read_request(self):
        while b"\r\n\r\n" not in self.buffer:
            self.fill()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        line, *lines = head.decode("latin-1").split("\r\n")
        headers = {}
        for item in lines:
            name, value = item.split(":", 1)
            headers.setdefault(name.lower(), []).append(value.strip())
        self.key = headers.get("sec-websocket-key", [""])[0]
        self.report("request", line=line, headers=headers, lines=lines)

    def read_some(self):
        if not self.buffer:
            self.fill()

    def read_frame(self, opcode=None):
        frame = self.next_frame()
        self.report("frame", **describe(*frame))
        if opcode is not None and frame[0] != opcode:
            raise Unexpected(f"opcode {frame[0]} where {opcode} was expected")
        return frame

    def read_until_eof(self):
        before = self.read - len(self.buffer)
        try:
            while True:
                self.read_frame()
        except Ended as end:
            self.report("eof", bytes=self.read - before, rest=self.buffer[:1024].hex(), how=str(end))
        return False

    def read_slowly(self, size, delay):
        try:
            while self.sock.recv(size):
                time.sleep(delay)
        except OSError as error:
            self.report("closed", how=str(error))
        return False

    def answer_close(self):
        while True:
            frame = self.read_frame()
            if frame[0] == CLOSE:
                self.sock.sendall(frame_bytes(CLOSE, frame[4]))
                return True

    def serve(self, delay=0):
        while not go.acquire(blocking=False):
            if not self.buffer and not getattr(self.sock, "pending", int)():
                readable, _, _ = select.select([self.sock], [], [], 0.02)
                if not readable:
                    continue
            opcode, *_, payload = self.read_frame()
            if opcode == PING:
                time.sleep(delay)
                self.sock.sendall(frame_bytes(PONG, payload))
            elif opcode == CLOSE:
                self.sock.sendall(frame_bytes(CLOSE, payload))
                self.finish()
                return False
        return True

    # Writing

    def accept(self):
        if self.key is None:
            self.read_request()
        return base64.b64encode(hashlib.sha1(self.key.encode() + GUID).digest())

    def respond(self, bytes):
        accept = self.accept()
        self.sock.sendall(bytes.replace(b"{accept}", accept))

    def upgrade(self, headers=(), after=b""):
        lines = [
            "HTTP/1.1 101 Switching Protocols",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Accept: {accept}",
            *headers,
        ]
        self.respond("".join(line + "\r\n" for line in lines).encode() + b"\r\n" + after)

    def send(self, bytes):
        self.sock.sendall(bytes)

    def send_frame(self, opcode, payload=b"", repeat=1, **form):
        self.sock.sendall(frame_bytes(opcode, payload * repeat, **form))

    def send_slowly(self, bytes, step=1, delay=1.0):
        for i in range(0, len(bytes), step):
            time.sleep(delay if i else 0)
            self.sock.sendall(bytes[i : i + step])

    def send_close(self, code=None, reason=""):
        self.sock.sendall(frame_bytes(CLOSE, b"" if code is None else struct.pack("!H", code) + reason.encode()))

    def flood(self, bytes, reads=True):
        """Reading, not over TLS: two threads use the socket."""
        if reads:
            threading.Thread(target=self.throw_away, daemon=True).start()
        while True:
            self.sock.sendall(bytes)

    def throw_away(self):
        try:
            while self.sock.recv(262144):
                pass
        except OSError:
            pass

    # Waiting and ending

    def wait_seconds(self, seconds):
        time.sleep(seconds)

    def wait_command(self):
        self.report("waiting")
        go.acquire()

    def hang(self):
        self.report("hanging")
        time.sleep(LIFETIME)

    def fin(self):
        socket.socket.shutdown(self.sock, socket.SHUT_WR)

    def reset(self):
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return self.close()

    def close(self):
        # Not through the TLS layer: no close_notify.
        os.close(self.sock.detach())
        return False


def tls_context():
    if not OPTIONS.get("tls"):
        return None
    name = os.path.join(os.environ["WEBSOCKET_TEST_ENV"], "certs", OPTIONS["tls"])
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(name + ".pem", name + ".key")
    if "client_ca" in OPTIONS:
        context.load_verify_locations(os.path.join(os.path.dirname(name), OPTIONS["client_ca"] + ".pem"))
        context.verify_mode = ssl.CERT_REQUIRED
    if "tls_max" in OPTIONS:
        context.maximum_version = {"1.2": ssl.TLSVersion.TLSv1_2, "1.3": ssl.TLSVersion.TLSv1_3}[OPTIONS["tls_max"]]
    return context


def serve_connection(number, sock, steps, context):
    if context:
        try:
            sock = context.wrap_socket(sock, server_side=True)
        except OSError as error:
            report("tls failed", connection=number, error=str(error))
            return
    Connection(number, sock).run(steps)


def accept_connections(listener):
    context = tls_context()
    number = 0
    while True:
        sock, _ = listener.accept()
        sock.settimeout(PATIENCE)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        steps = CONNECTIONS[min(number, len(CONNECTIONS) - 1)]
        number += 1
        report("accepted", connection=number)
        threading.Thread(target=serve_connection, args=(number, sock, steps, context), daemon=True).start()


def fill_backlog(address, family):
    """Connects until the kernel leaves a connection unanswered."""
    held = []
    while len(held) < 4096:
        sock = socket.socket(family)
        sock.setblocking(False)
        sock.connect_ex(address)
        held.append(sock)
        _, writable, _ = select.select([], [sock], [], 0.3)
        if not writable:
            return held
    raise RuntimeError("the backlog does not fill")


def main():
    threading.Thread(target=print_reports, daemon=True).start()
    host = OPTIONS.get("host", "127.0.0.1")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    if "receive_buffer" in OPTIONS:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, OPTIONS["receive_buffer"])
    if "port" in OPTIONS:
        # Taken over from a peer that was ended.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, OPTIONS.get("port", 0)))
    listener.listen(0 if OPTIONS.get("backlog_full") else 64)
    if OPTIONS.get("backlog_full"):
        held = fill_backlog(listener.getsockname(), family)
        report("backlog", connections=len(held))
    else:
        threading.Thread(target=accept_connections, args=(listener,), daemon=True).start()
    watchdog = threading.Timer(LIFETIME, os._exit, (3,))
    watchdog.daemon = True
    watchdog.start()
    report("ready", port=listener.getsockname()[1])
    for _ in sys.stdin:
        go.release()
    os._exit(0)


main()
