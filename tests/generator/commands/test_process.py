from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.commands.conftest import Project


@pytest.mark.parametrize(
    ("flags", "variables"),
    [
        ((), {"PYTHONHASHSEED": "0"}),
        ((), {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}),
        ((), {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"}),
        (("-O",), {"COLUMNS": "20"}),
        (("-OO", "-X", "dev"), {"HOME": "/nowhere"}),
    ],
)
def test_the_same_input_gives_the_same_bytes_everywhere(
    project: Project,
    other: Project,
    flags: tuple[str, ...],
    variables: dict[str, str],
) -> None:
    expected = project.build()
    umask = os.umask(0o077)
    try:
        done = other.run("build", flags=flags, **variables)
    finally:
        os.umask(umask)
    assert done.returncode == 0, done.stderr
    assert other.tree() == expected


@pytest.mark.parametrize("redirect", [">&-", ">/dev/full"])
def test_a_result_that_could_not_be_printed_is_2(project: Project, redirect: str) -> None:
    for command in ("build", "build --check", "validate", "schema config", "--help"):
        done = subprocess.run(
            ["bash", "-c", f"'{sys.executable}' -m generator {command} {redirect}"],
            cwd=project.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2, command
        assert "Traceback" not in done.stderr


def wait_until_open(process: int, folder: Path) -> None:
    """Wait until a process has opened `folder`: a build then waits for the lock on it."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        for descriptor in Path(f"/proc/{process}/fd").iterdir():
            with contextlib.suppress(OSError):
                if descriptor.readlink() == folder:
                    return
        time.sleep(0.02)
    pytest.fail("the build did not come to the lock")


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["SIGINT", "SIGTERM"]
)
def test_a_signal_in_the_middle_leaves_the_old_files(
    project: Project, number: signal.Signals, code: int
) -> None:
    before = project.build()
    project.put("stock", renamed=True)
    descriptor = os.open(project.folder / "generated", os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "build"],
        cwd=project.folder,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        wait_until_open(process.pid, project.folder / "generated")
        process.send_signal(number)
        _, err = process.communicate(timeout=10)
    os.close(descriptor)
    assert (process.returncode, err) == (code, "interrupted\n")
    assert project.tree() == before


KILLED = """
import os, signal, sys
seen, step = 0, int(sys.argv.pop(1))

def count(event, arguments):
    global seen
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_WRONLY
    if writes or event in {"os.rename", "os.remove", "os.rmdir", "os.mkdir"}:
        seen += 1
        if seen == step:
            os.kill(os.getpid(), signal.SIGKILL)

sys.dont_write_bytecode = True
from generator.__main__ import main
sys.addaudithook(count)
sys.exit(main())
"""


def test_a_killed_command_leaves_old_or_new_files_and_the_next_one_mends_them(
    project: Project,
) -> None:
    old = project.build()
    project.put("stock", renamed=True)
    project.run("build", "--out", "expected")
    new = project.tree("expected/stock")
    for step in range(1, 500, 7):
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(step), "build"],
            cwd=project.folder,
            capture_output=True,
            check=False,
        )
        found = project.tree()
        for path, data in found.items():
            assert data in {old.get(path), new.get(path)}, path
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
        project.put("stock")
        assert project.build() == old
        project.put("stock", renamed=True)
    assert step > 20
    assert project.tree() == new
