from __future__ import annotations

import fcntl
import os
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from generator.lockfile import LOCK_NAME
from generator.write import write
from oas.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

    from generator.build import Build
    from tests.generator.write.conftest import Packages


def refused(build: Build, top: Path) -> OutputError:
    with pytest.raises(OutputError) as caught:
        write(build, top)
    return caught.value


def test_a_second_builder_waits_for_the_first(tmp_path: Path, packages: Packages) -> None:
    top = tmp_path / "core"
    number = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(number, fcntl.LOCK_EX)
    started = time.monotonic()
    with subprocess.Popen(packages.builder(packages.new, top)) as second:
        time.sleep(0.6)
        assert second.poll() is None
        assert not (top / LOCK_NAME).exists()
        os.close(number)
        assert second.wait(timeout=10) == 0
    assert time.monotonic() - started > 0.6
    assert packages.tree(top) == packages.new.files


def test_a_second_builder_does_not_wait_for_ever(
    tmp_path: Path, packages: Packages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.write.PATIENCE_SECONDS", 0.2)
    number = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(number, fcntl.LOCK_EX)
    try:
        error = refused(packages.new, tmp_path / "core")
    finally:
        os.close(number)
    assert error.message.startswith("another build has been writing here")


def test_builders_at_the_same_time_leave_the_work_of_one(
    tmp_path: Path, packages: Packages
) -> None:
    top = tmp_path / "core"
    write(packages.old, top)
    builders = [
        subprocess.Popen(packages.builder(build, top))
        for build in (packages.new, packages.later, packages.new, packages.later)
    ]
    assert [builder.wait(timeout=30) for builder in builders] == [0, 0, 0, 0]
    assert packages.tree(top) in (packages.new.files, packages.later.files)
