"""How a program is run: PHP with the extension, in one of the modes, in a process group of its own with a hard time limit."""

import contextlib
import dataclasses
import glob
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

import served

HERE = os.path.dirname(os.path.abspath(__file__))
# By how much everything takes longer than with the release build, on a machine that others use too.
SLOWNESS = {"release": 1, "asan": 2, "debug": 2, "threads": 2, "valgrind": 5}
# Seconds, for a whole program; prelude.php begins no step after ten.
LIMIT = 60
SETTINGS = {
    "memory_limit": "512M", "display_errors": "stderr", "log_errors": "0", "html_errors": "0", "zend.exception_ignore_args": "0",
    "report_memleaks": "1", "pcre.jit": "0",
}
# How many threads run a program at a time, how often the engine is started, and what belongs to a process, not to one of them.
THREADS, ROUNDS = 4, 2
OF_PROCESSES = "pcntl_alarm,pcntl_async_signals,pcntl_fork,pcntl_signal,pcntl_sigprocmask,posix_kill"
# The allocator of the engine is off so that its blocks are checked as well, and nothing is unloaded so that frames have names.
CHECKED = {"USE_ZEND_ALLOC": "0", "ZEND_DONT_UNLOAD_MODULES": "1"}
ASAN_OPTIONS = ":".join([
    "detect_leaks=0", "use_sigaltstack=0", "allocator_may_return_null=1", "handle_abort=1", "exitcode=99", "verify_asan_link_order=0",
])


@dataclasses.dataclass
class Ended:
    """How a run ended."""

    status: int | None  # None: it was killed, because its time was up
    errors: str  # what it wrote to standard error, or the end of that
    process: int = 0
    stack: str = ""  # of a run that was killed or crashed


class Server:
    """A server.py, which one thread after the other may use."""

    def __init__(self, certificates):
        self.process = subprocess.Popen(
            [sys.executable, "-B", f"{HERE}/server.py", certificates], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        self.places = self.process.stdout.readline().strip()

    def begin(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        if self.process.stdout.readline() != "ready\n":
            raise RuntimeError("the server has ended")

    def stop(self):
        self.process.stdin.close()
        self.process.wait(10)


class Interpreter:
    def __init__(self, mode, php, module, certificates, tools, suppressions=None):
        self.mode, self.php, self.module, self.certificates, self.tools, self.suppressions = mode, php, module, certificates, tools, suppressions
        self.servers, self.running = [], set()
        self.own = threading.local()
        self.limit = LIMIT * SLOWNESS[mode]
        if mode == "threads":
            # The embed SAPI takes no settings as arguments.
            lines = (SETTINGS | {"extension": module, "disable_functions": OF_PROCESSES}).items()
            with open(f"{tools}/threads.ini", "w", encoding="utf-8") as ini:
                ini.writelines(f'{name} = "{value}"\n' for name, value in lines)

    def server(self):
        """That of the calling thread."""
        if not hasattr(self.own, "server"):
            self.own.server = Server(self.certificates)
            self.servers.append(self.own.server)
        return self.own.server

    def stop(self):
        for server in self.servers:
            server.stop()

    def abandon(self, status):
        """Ends at once, with all that was started."""
        for process in list(self.running):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process, signal.SIGKILL)
        os._exit(status)

    def command(self, *script):
        if self.mode == "threads":
            return [self.php, *script, str(THREADS), str(ROUNDS)]
        settings = [word for name, value in SETTINGS.items() for word in ("-d", f"{name}={value}")]
        command = [self.php, "-d", f"extension={self.module}", *settings, *script]
        if self.mode == "valgrind":
            # Without fairness a PHP that computes never lets the other thread run.
            command = [
                "valgrind", "-q", "--fair-sched=yes", "--leak-check=full", "--show-leak-kinds=definite", "--errors-for-leak-kinds=definite",
                "--num-callers=40", "--error-exitcode=99", f"--suppressions={self.suppressions}", *command,
            ]
        return command

    def environment(self, seed):
        variables = {"FUZZ_PHP_CERTS": self.certificates, "FUZZ_PHP_SLOWNESS": str(SLOWNESS[self.mode]), "RUST_BACKTRACE": "1"}
        if self.mode == "threads":
            variables |= {"PHP_INI_SCAN_DIR": self.tools, "PHPRC": self.tools}
        if self.mode in ("asan", "valgrind"):
            variables |= CHECKED
        if self.mode == "asan":
            # The order counts: the runtime refuses RTLD_DEEPBIND, which the shim takes off before the runtime sees it.
            variables |= {"LD_PRELOAD": f"{self.tools}/dlopen.so {self.tools}/libasan.so", "ASAN_OPTIONS": ASAN_OPTIONS}
        if self.mode == "release" and seed % 2:
            # What is used after it was let go of is then never what it was.
            variables |= {"USE_ZEND_ALLOC": "0", "MALLOC_PERTURB_": "165"}
        return os.environ | variables

    def run(self, script, seed, explain=True):
        """Every fourth program is run as requests of a web server, if not by threads. To explain a crash takes a debugger some seconds."""
        server = self.server()
        server.begin()
        variables = self.environment(seed) | {"FUZZ_PHP_SERVER": server.places, "FUZZ_PHP_SCRIPT": str(script)}
        as_requests = seed % 4 == 3 and self.mode != "threads"
        command = self.command("-S", "127.0.0.1:0", f"{HERE}/served.php") if as_requests else self.command(str(script))
        with tempfile.TemporaryDirectory(prefix="php-fuzz-") as folder, open(f"{folder}/errors", "w+b") as errors:
            process = subprocess.Popen(
                command, env=variables, cwd=folder, start_new_session=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors,
            )
            self.running.add(process.pid)
            told = stack = ""
            try:
                told = served.use(process, errors.name, self.limit) if as_requests else ""
                status = process.wait(self.limit)
            except subprocess.TimeoutExpired:
                status, stack = None, stack_of(process.pid)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            self.running.discard(process.pid)
            if explain and not stack:
                stack = "\n".join(stack_of_core(self.php, core) for core in glob.glob(f"{folder}/core*"))
            errors.seek(0)
            return Ended(status, errors.read().decode(errors="replace") + told, process.pid, stack)


def stack_of(process):
    return debugger("-p", str(process), "-ex", "thread apply all bt 30")


def stack_of_core(php, core):
    """Where the system puts cores beside what crashed, which Debian's does."""
    return debugger(php, core, "-ex", "bt 40")


def debugger(*arguments):
    if shutil.which("gdb") is None:
        return ""
    with contextlib.suppress(subprocess.TimeoutExpired):
        done = subprocess.run(["gdb", "-q", "-batch", *arguments], stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
        return "\n".join(re.findall(r"^(?:#\d+ .*|Thread \d+.*|Program terminated.*)$", done.stdout.decode(errors="replace"), re.MULTILINE))
    return ""


def allow_cores():
    """Of all that this process starts."""
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (most, most))
