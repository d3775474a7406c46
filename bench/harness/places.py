"""Where things are. Not a configuration: the environment decides nothing here but the PHP and the module."""

import os
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent
ROOT = BENCH.parent
CLIENTS = BENCH / "clients"
BUILT = BENCH / "target" / "release"
ENVIRONMENT = ROOT / "target" / "bench-env"
PYTHON = ENVIRONMENT / "venv" / "bin" / "python"
VENDOR = ENVIRONMENT / "php" / "vendor"
PHP = os.environ.get("PHP", "php")
MODULE = Path(os.environ.get("MODULE_DIR", ROOT / "target" / "modules")) / "websocket_client.so"
