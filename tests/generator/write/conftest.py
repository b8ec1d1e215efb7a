"""Packages of three generations, and a builder that dies when it is told to."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from generator.build import Build
from generator.lockfile import LOCK_NAME, Generator, LockedContract, Lockfile
from generator.options import BuildOptions
from oas.digest import digest

if TYPE_CHECKING:
    from pathlib import Path

OLD = {
    "__init__.py": "# package\n",
    "app.py": "# app\n",
    "models.py": "# old models\n",
    "routes/__init__.py": "",
    "routes/gone.py": "# gone\n",
    "old/one.py": "# the whole folder goes\n",
    "old/two.py": "# with all\n",
    "old/below/three.py": "# that is in it\n",
}
NEW = {
    "__init__.py": "# package\n",
    "app.py": "# new app\n",
    "models/__init__.py": "# a package now\n",
    "routes/__init__.py": "# new\n",
    "routes/stock.py": "# stock\n",
}
LATER = {"__init__.py": "# package\n", "app.py": "# app, later\n", "routes/stock.py": "# later\n"}
LARGE = {**NEW, "app.py": "#" * 50_000, "models/__init__.py": "#" * 50_000}

# Run in a process of its own that dies at the n-th event that changes or opens a file to write.
KILLED = """
import json, os, signal, sys
from pathlib import Path
from generator.build import Build
from generator.lockfile import LOCK_NAME, Generator, LockedContract, Lockfile
from generator.options import BuildOptions
from generator.write import write
from oas.digest import digest
from oas.errors import OutputError

top, step, files = Path(sys.argv[1]), int(sys.argv[2]), json.loads(sys.argv[3])
data = {path: text.encode() for path, text in files.items()}
lock = Lockfile(
    Generator("1", digest(b"g")), BuildOptions().json(),
    LockedContract("c.json", digest(repr(files).encode()), "1"),
    {path: digest(content) for path, content in data.items()},
)
build = Build({**data, LOCK_NAME: lock.text().encode()}, (), (), lock)
seen = 0

def count(event, arguments):
    global seen
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_WRONLY
    if writes or event in {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree"}:
        seen += 1
        if seen == step:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
try:
    write(build, top)
except OutputError as error:
    sys.exit(f"{error.where}: {error.message}")
"""


@dataclass(frozen=True)
class Packages:
    """What stands in the files does not matter; `old` and `new` share some and differ in some."""

    old: Build
    new: Build
    later: Build
    large: Build

    def tree(self, top: Path) -> dict[str, bytes]:
        """Every file below `top`."""
        paths = [path for path in top.rglob("*") if path.is_file()]
        return {path.relative_to(top).as_posix(): path.read_bytes() for path in paths}

    def builder(self, build: Build, top: Path, *, dies_at: int = 0) -> list[str]:
        """The command that writes `build` to `top`, and dies at that event."""
        files = {path: data.decode() for path, data in build.files.items() if path != LOCK_NAME}
        return [sys.executable, "-c", KILLED, str(top), str(dies_at), json.dumps(files)]

    def dies_at(self, step: int, build: Build, top: Path) -> bool:
        """Whether a builder came to the event `step`, and died there."""
        command = self.builder(build, top, dies_at=step)
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode in {0, -9}, done.stderr
        return done.returncode == -9


@pytest.fixture(scope="session")
def packages() -> Packages:
    return Packages(build_of(OLD), build_of(NEW), build_of(LATER), build_of(LARGE))


def build_of(files: dict[str, str]) -> Build:
    data = {path: text.encode() for path, text in files.items()}
    lock = Lockfile(
        Generator("1", digest(b"g")),
        BuildOptions().json(),
        LockedContract("c.json", digest(repr(files).encode()), "1"),
        {path: digest(content) for path, content in data.items()},
    )
    return Build({**data, LOCK_NAME: lock.text().encode()}, (), (), lock)
