from __future__ import annotations

import os
import shlex
import subprocess
from typing import TYPE_CHECKING

import pytest

from generator.folder import find_leftovers, read_folder
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


def test_a_symbolic_link_is_not_followed_out_of_the_folder(
    tmp_path: Path, packages: Packages
) -> None:
    top, outside = tmp_path / "core", tmp_path / "outside"
    write(packages.old, top)
    outside.mkdir()
    (outside / "app.py").write_text("# precious\n")
    (top / "app.py").unlink()
    (top / "app.py").symlink_to(outside / "app.py")
    assert "'app.py'" in refused(packages.new, top).message
    write(packages.new, top, overwrite_edited=True)
    assert (outside / "app.py").read_text() == "# precious\n"
    assert not (top / "app.py").is_symlink()


def test_a_linked_folder_is_not_written_into(tmp_path: Path, packages: Packages) -> None:
    top, outside = tmp_path / "core", tmp_path / "outside"
    outside.mkdir()
    top.mkdir()
    (top / "routes").symlink_to(outside)
    assert "symbolic link" in refused(packages.old, top).message
    assert list(outside.iterdir()) == []
    (tmp_path / "linked").symlink_to(outside)
    assert "a folder of its own" in refused(packages.old, tmp_path / "linked").message


def test_a_pipe_in_the_way_is_neither_read_nor_kept_waiting_for(
    tmp_path: Path, packages: Packages
) -> None:
    top = tmp_path / "core"
    top.mkdir()
    os.mkfifo(top / "app.py")
    assert "'app.py'" in refused(packages.old, top).message
    assert read_folder(top).files["app.py"].startswith(b"\0")


def test_a_giant_in_the_way_is_not_read(tmp_path: Path, packages: Packages) -> None:
    top = tmp_path / "core"
    write(packages.old, top)
    with (top / "giant.py").open("wb") as file:
        file.truncate(10 * 1024**3)
    assert len(read_folder(top).files["giant.py"]) < 100
    assert write(packages.new, top).unchanged == 1


def test_a_file_where_a_folder_is_needed_is_one_clear_error(
    tmp_path: Path, packages: Packages
) -> None:
    (tmp_path / "core").write_text("a file\n")
    assert refused(packages.old, tmp_path / "core").message.startswith("it cannot be written")
    assert refused(packages.old, tmp_path / "core" / "below").where
    top = tmp_path / "other"
    top.mkdir()
    (top / "routes").write_text("a file\n")
    assert "File exists" in refused(packages.old, top).message
    write_again = tmp_path / "other" / "routes"
    write_again.unlink()
    write(packages.old, top)
    assert packages.tree(top) == packages.old.files


def in_namespace(script: str) -> subprocess.CompletedProcess[str]:
    """Run a shell script that may mount things which nobody else sees."""
    if subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount anything, so no disk can be made full or read-only")
    return subprocess.run(
        ["unshare", "-m", "bash", "-c", script], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("size", ["size=64k", "size=1m,nr_inodes=19"])
def test_a_full_disk_is_one_line_and_leaves_the_old_files(
    tmp_path: Path, packages: Packages, size: str
) -> None:
    disk, copy = tmp_path / "disk", tmp_path / "copy"
    disk.mkdir()
    first, second = (
        shlex.join(packages.builder(build, disk / "core"))
        for build in (packages.old, packages.large)
    )
    done = in_namespace(
        f"mount -t tmpfs -o {size} none {disk} && {first} && {{ {second}; cp -r {disk} {copy}; }}"
    )
    assert "it cannot be written: No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    assert packages.tree(copy) == {
        f"core/{path}": text for path, text in packages.old.files.items()
    }


def test_a_read_only_folder_is_one_line(tmp_path: Path, packages: Packages) -> None:
    top = tmp_path / "core"
    write(packages.old, top)
    done = in_namespace(
        f"mount --bind {tmp_path} {tmp_path} && mount -o remount,bind,ro {tmp_path}"
        f" && {shlex.join(packages.builder(packages.new, top))}"
    )
    assert "it cannot be written: Read-only file system" in done.stderr
    assert "Traceback" not in done.stderr
    assert packages.tree(top) == packages.old.files


def test_a_failed_fsync_moves_nothing(
    tmp_path: Path, packages: Packages, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = tmp_path / "core"
    write(packages.old, top)

    def fail(_number: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    assert "Input/output error" in refused(packages.new, top).message
    assert packages.tree(top) == packages.old.files
    assert find_leftovers(top) == ()


def test_the_mask_of_the_user_decides_who_may_read(tmp_path: Path, packages: Packages) -> None:
    before = os.umask(0o077)
    try:
        write(packages.old, tmp_path / "core")
    finally:
        os.umask(before)
    assert (tmp_path / "core" / "app.py").stat().st_mode & 0o777 == 0o600
    write(packages.new, tmp_path / "core")
    assert (tmp_path / "core" / "routes" / "stock.py").stat().st_mode & 0o777 == 0o666 & ~before
