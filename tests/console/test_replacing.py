from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from console.replacing import replace_file
from oas.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b"old")
    file.chmod(0o640)
    replace_file(file, b"new\r\n", project=tmp_path)
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"new\r\n", 0o640)
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_file_can_be_read_by_everybody(tmp_path: Path) -> None:
    replace_file(tmp_path / "new.toml", b"x", project=tmp_path)
    assert stat.S_IMODE((tmp_path / "new.toml").stat().st_mode) == 0o644


def test_a_link_inside_the_project_stays_and_its_file_is_replaced(tmp_path: Path) -> None:
    file, link = tmp_path / "a.json", tmp_path / "link.json"
    file.write_bytes(b"old")
    link.symlink_to(file)
    replace_file(link, b"new", project=tmp_path)
    assert (link.is_symlink(), file.read_bytes()) == (True, b"new")


def test_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    outside, link = tmp_path / "a.json", tmp_path / "project" / "link.json"
    outside.write_bytes(b"old")
    link.parent.mkdir()
    link.symlink_to(outside)
    with pytest.raises(OutputError, match="leads out of the project"):
        replace_file(link, b"new", project=link.parent)
    assert outside.read_bytes() == b"old"


def test_a_folder_of_the_project_that_leads_out_of_it_is_refused_as_well(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "contracts").symlink_to(tmp_path / "elsewhere")
    file = tmp_path / "project" / "contracts" / "a.json"
    with pytest.raises(OutputError, match="leads out of the project"):
        replace_file(file, b"new", project=tmp_path / "project")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        with pytest.raises(OutputError, match="not a regular file"):
            replace_file(tmp_path / name, b"new", project=tmp_path)


def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError, match="No space left on device"):
        replace_file(file, b"new", project=tmp_path)
    assert (file.read_bytes(), list(tmp_path.iterdir())) == (b"old", [file])


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="No such file or directory"):
        replace_file(tmp_path / "gone" / "a.json", b"new", project=tmp_path)


def test_a_file_elsewhere_is_replaced_where_it_is_named_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    file = tmp_path / "a.json"
    file.write_bytes(b"old")
    replace_file(file, b"new", project=tmp_path / "project")
    assert file.read_bytes() == b"new"
