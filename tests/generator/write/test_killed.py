from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.folder import find_leftovers
from generator.lockfile import LOCK_NAME
from generator.write import write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.generator.write.conftest import Packages


def assert_old_or_new(found: Mapping[str, bytes], packages: Packages) -> None:
    old, new = packages.old.files, packages.new.files
    for path, data in found.items():
        assert data in {old.get(path), new.get(path)}, path
    if found[LOCK_NAME] == new[LOCK_NAME]:
        assert found == new
    assert not (old.keys() & new.keys()) - found.keys()


def test_a_build_killed_at_any_step_leaves_old_or_new_and_the_next_one_mends_it(
    tmp_path: Path,
    packages: Packages,
) -> None:
    step = 0
    while True:
        step += 1
        top = tmp_path / str(step) / "core"
        write(packages.old, top)
        if not packages.dies_at(step, packages.new, top):
            break
        assert_old_or_new(packages.tree(top), packages)
        write(packages.new, top)
        assert packages.tree(top) == packages.new.files
        assert [entry.name for entry in top.parent.iterdir()] == ["core"]
    assert step > 20


@pytest.mark.parametrize("first", [9, 14, 17, 20])
def test_even_two_killed_builds_in_a_row_are_mended_by_a_third(
    tmp_path: Path, packages: Packages, first: int
) -> None:
    step = 0
    while True:
        step += 3
        top = tmp_path / str(step) / "core"
        write(packages.old, top)
        packages.dies_at(first, packages.new, top)
        if not packages.dies_at(step, packages.later, top):
            break
        write(packages.old, top)
        assert packages.tree(top) == packages.old.files
        assert find_leftovers(top) == ()
    assert step > 6


def test_a_build_killed_before_there_was_a_lock_is_mended(
    tmp_path: Path, packages: Packages
) -> None:
    for step in range(1, 30, 2):
        top = tmp_path / str(step) / "core"
        packages.dies_at(step, packages.old, top)
        write(packages.new, top)
        assert packages.tree(top) == packages.new.files


def test_what_a_killed_build_left_is_removed_even_if_nothing_else_is_to_do(
    tmp_path: Path, packages: Packages
) -> None:
    top = tmp_path / "core"
    write(packages.old, top)
    left = tmp_path / ".core.contrato-abc"
    left.mkdir()
    (left / "app.py").write_text("half")
    (tmp_path / ".other.contrato-abc").mkdir()
    write(packages.old, top)
    assert not left.exists()
    assert (tmp_path / ".other.contrato-abc").exists()
