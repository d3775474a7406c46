"""The clients that are compared, each a program of its own. A line here is all that a client needs to be measured."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from .places import BENCH, BUILT, CLIENTS, ENVIRONMENT, MODULE, PHP, PYTHON, VENDOR


@dataclass(frozen=True)
class Client:
    """How to start one, and how to learn its version."""

    name: str
    command: list
    version: list
    # Where what it needs is, if that may be missing.
    needs: object = BENCH

    def what(self):
        """The version, as the client's own tool says it."""
        told = subprocess.run(self.version, capture_output=True, text=True).stdout.strip()
        return told.splitlines()[0] if told else "unknown"


def php(*words):
    return [PHP, "-n", *words]


def locked(crate):
    """Prints the version of a crate that the clients are built with."""
    return ["sed", "-n", f'/^name = "{crate}"$/{{n;s/.*"\\(.*\\)"/{crate} \\1/p}}', str(BENCH / "Cargo.lock")]


def package(name):
    """Prints the version of a Python package."""
    return [str(PYTHON), "-c", f"import importlib.metadata as m; print('{name} ' + m.version('{name}'))"]


NODE_VERSION = "console.log('ws ' + require(process.argv[1]).version + ', Node ' + process.version)"
EXTENSION = php("-d", f"extension={MODULE}")
SWOOLE = php("-d", "extension=swoole")


def composer(name):
    """Prints the version of a package of Composer."""
    return php("-r", f"require '{VENDOR}/autoload.php'; echo '{name} ', Composer\\InstalledVersions::getPrettyVersion('{name}');")


def extension_file(name):
    """Where PHP has an extension that was installed."""
    folder = subprocess.run(php("-r", "echo ini_get('extension_dir');"), capture_output=True, text=True).stdout
    return Path(folder) / f"{name}.so"


def library(name, package):
    """A client that is a package of Composer. Some want mbstring, which is not in every PHP itself."""
    mbstring = ["-d", "extension=mbstring"] if extension_file("mbstring").exists() else []
    return Client(name, php(*mbstring, CLIENTS / f"php_{name}.php"), composer(package), VENDOR / package)


CLIENTS_BY_NAME = {
    client.name: client
    for client in [
        Client("raw", [BUILT / "raw"], ["rustc", "--version"]),
        Client("extension", [*EXTENSION, CLIENTS / "extension.php"], [*EXTENSION, "-r", "echo phpversion('websocket_client'), ', PHP ', PHP_VERSION;"]),
        Client("swoole", [*SWOOLE, CLIENTS / "php_swoole.php"], [*SWOOLE, "-r", "echo 'Swoole ', phpversion('swoole');"], extension_file("swoole")),
        library("amphp", "amphp/websocket-client"),
        library("pawl", "ratchet/pawl"),
        library("phrity", "phrity/websocket"),
        Client("tungstenite", [BUILT / "tungstenite"], locked("tungstenite")),
        Client("beast", [BUILT / "beast"], [BUILT / "beast", "--version"]),
        Client("ws", ["node", CLIENTS / "node_ws.mjs"], ["node", "-e", NODE_VERSION, ENVIRONMENT / "node_modules/ws/package.json"]),
        Client("picows", [PYTHON, CLIENTS / "python_picows.py"], package("picows")),
        Client("websockets", [PYTHON, CLIENTS / "python_websockets.py"], package("websockets")),
        Client("php-floor", php(CLIENTS / "floor.php"), php("-r", "echo 'PHP ', PHP_VERSION;")),
    ]
}
