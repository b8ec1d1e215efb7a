from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from generator.write import Written, write
from oas.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

    from generator.build import Build
    from tests.generator.write.conftest import Packages


def refused(build: Build, top: Path) -> OutputError:
    with pytest.raises(OutputError) as caught:
        write(build, top)
    return caught.value


def test_a_first_build_writes_everything(tmp_path: Path, packages: Packages) -> None:
    top = tmp_path / "generated" / "core"
    assert write(packages.old, top) == Written(created=len(packages.old.files))
    assert packages.tree(top) == packages.old.files
    assert sorted(p.name for p in top.parent.iterdir()) == ["core"]


def test_a_second_build_replaces_removes_and_keeps(tmp_path: Path, packages: Packages) -> None:
    top = tmp_path / "core"
    write(packages.old, top)
    (top / "old" / "__pycache__").mkdir()
    (top / "old" / "__pycache__" / "one.cpython-311.pyc").write_bytes(b"left by python")
    done = write(packages.new, top)
    assert done == Written(created=2, changed=3, removed=5, unchanged=1)
    assert packages.tree(top) == packages.new.files
    assert not (top / "old").exists()


def test_a_file_that_stays_is_not_touched(tmp_path: Path, packages: Packages) -> None:
    top = tmp_path / "core"
    write(packages.old, top)
    for path in packages.old.files:
        os.utime(top / path, (1, 1))
    write(packages.new, top)
    assert (top / "__init__.py").stat().st_mtime == 1
    assert (top / "app.py").stat().st_mtime > 1
    assert write(packages.new, top) == Written(unchanged=len(packages.new.files))


def test_an_edited_file_is_refused_by_name_and_nothing_is_written(
    tmp_path: Path, packages: Packages
) -> None:
    top = tmp_path / "core"
    write(packages.old, top)
    (top / "app.py").write_text("# by hand\n")
    (top / "routes" / "gone.py").write_text("# by hand too\n")
    before = packages.tree(top)
    error = refused(packages.new, top)
    assert error.message == "2 files edited by hand: 'app.py', 'routes/gone.py'"
    assert "--overwrite-edited" in error.hint
    assert packages.tree(top) == before


def test_an_edit_is_undone_only_when_asked_for(tmp_path: Path, packages: Packages) -> None:
    top = tmp_path / "core"
    write(packages.old, top)
    (top / "app.py").write_text("# by hand\n")
    (top / "routes" / "gone.py").write_text("# by hand too\n")
    write(packages.new, top, overwrite_edited=True)
    assert packages.tree(top) == packages.new.files


def test_a_file_that_was_there_first_is_not_overwritten(tmp_path: Path, packages: Packages) -> None:
    top = tmp_path / "core"
    top.mkdir()
    (top / "app.py").write_text("# somebody's own\n")
    assert "'app.py'" in refused(packages.old, top).message
    assert packages.tree(top) == {"app.py": b"# somebody's own\n"}


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_stray_file_stays(tmp_path: Path, packages: Packages, *, overwrite: bool) -> None:
    top = tmp_path / "core"
    write(packages.old, top)
    (top / "old" / "mine.py").write_text("# mine\n")
    assert write(packages.new, top, overwrite_edited=overwrite).removed == 5
    assert packages.tree(top) == {**packages.new.files, "old/mine.py": b"# mine\n"}
