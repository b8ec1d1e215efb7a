"""What generated code costs its users: importing models, making the application, a first request."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measured import print_row

BIN = Path(sys.executable).parent
COLUMNS = ("contract", "import models: s", "and touch every name: s", "make the app: s",
           "first request: s", "FastAPI's document: s", "peak MB")  # fmt: skip

# Each number is the processor time of one step, in a process that did nothing before it.
PROGRAM = """
import importlib, json, resource, sys, time
sys.path.insert(0, sys.argv[1])
package, step = sys.argv[2], sys.argv[3]
began = time.process_time()
if step == "import":
    importlib.import_module(package + ".models")
elif step == "touch":
    models = importlib.import_module(package + ".models")
    for name in getattr(models, "__all__", None) or dir(models):
        getattr(models, name)
else:
    app = importlib.import_module(package + ".app").create_app()
    if step == "request":
        import asyncio
        path = next(route.path for route in app.routes if "{" not in route.path)
        scope = {"type": "http", "http_version": "1.1", "method": "GET", "path": path,
                 "raw_path": path.encode(), "query_string": b"", "headers": [], "root_path": "",
                 "scheme": "http", "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 1)}
        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}
        async def send(message):
            pass
        asyncio.run(app(scope, receive, send))
    if step == "document":
        app.openapi()
seconds = time.process_time() - began
print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def print_running(files: list[Path], names: dict[Path, str]) -> None:
    """One row a contract."""
    print_row(list(COLUMNS))
    print_row(["---"] + ["---:"] * (len(COLUMNS) - 1))
    for contract in sorted(files, key=lambda path: path.stat().st_size):
        print_row([names[contract], *_measure(contract)])
    print()


def _measure(contract: Path) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        command: list[str | Path] = [BIN / "contract-gen", "-q", "build", contract, "--out", folder]
        if subprocess.run(command, check=False, capture_output=True).returncode:
            return ["**not built**"] + ["-"] * (len(COLUMNS) - 2)
        package = next(p.name for p in Path(folder).iterdir() if (p / "app.py").is_file())
        # Once for the compiled files that a second start finds.
        _step(folder, package, "touch")
        steps = ("import", "touch", "app", "request", "document")
        found = [_step(folder, package, step) for step in steps]
    seconds = [f"{one[0]:.2f}" if one else "**failed**" for one in found]
    return [*seconds, f"{max((one[1] for one in found if one), default=0):.0f}"]


def _step(folder: str, package: str, step: str) -> list[float]:
    command = [sys.executable, "-W", "ignore", "-c", PROGRAM, folder, package, step]
    done = subprocess.run(command, check=False, capture_output=True, timeout=300)
    numbers: list[float] = json.loads(done.stdout) if not done.returncode else []
    return numbers
