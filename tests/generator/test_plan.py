from __future__ import annotations

from dataclasses import replace

import pytest

from generator.build import Build
from generator.lockfile import LOCK_NAME, Generator, LockedContract, Lockfile
from generator.options import BuildOptions
from generator.plan import Cause, Difference, plan
from oas.digest import digest

CONTRACT = LockedContract("contracts/core/openapi.json", digest(b"contract"), "1.0.0")
OLD_CONTRACT = replace(CONTRACT, digest=digest(b"old contract"))
GENERATOR = Generator("0.1.0", digest(b"generator"))
OLD_GENERATOR = Generator("0.0.9", digest(b"old generator"))


def lock_of(
    files: dict[str, bytes],
    *,
    contract: LockedContract = CONTRACT,
    generator: Generator = GENERATOR,
    options: BuildOptions | None = None,
) -> Lockfile:
    digests = {path: digest(data) for path, data in files.items()}
    return Lockfile(generator, (options or BuildOptions()).json(), contract, digests)


def build_of(files: dict[str, bytes]) -> Build:
    lock = lock_of(files)
    return Build({**files, LOCK_NAME: lock.text().encode()}, (), (), lock)


def disk_of(files: dict[str, bytes], lock: Lockfile) -> dict[str, bytes]:
    return {**files, LOCK_NAME: lock.text().encode()}


NEW = {"models.py": b"new", "app.py": b"same"}
OLD = {"models.py": b"old", "app.py": b"same"}
BUILD = build_of(NEW)


def causes(lock: Lockfile | None, disk: dict[str, bytes], *interrupted: Lockfile) -> dict[str, str]:
    found = plan(BUILD, lock, disk, interrupted=interrupted)
    assert [d.path for d in found] == sorted(d.path for d in found)
    return {difference.path: difference.cause.value for difference in found}


def test_what_is_as_it_would_be_built_gives_nothing() -> None:
    lock = lock_of(NEW)
    assert plan(BUILD, lock, disk_of(NEW, lock)) == ()


def test_an_empty_folder_is_not_built_yet() -> None:
    assert causes(None, {}) == dict.fromkeys([*NEW, LOCK_NAME], "not built yet")


@pytest.mark.parametrize(
    ("lock", "cause"),
    [
        (lock_of(OLD, contract=OLD_CONTRACT), "contract changed"),
        (lock_of(OLD, options=BuildOptions(targets=("models",))), "options changed"),
        (lock_of(OLD, generator=OLD_GENERATOR), "generator changed"),
        (lock_of(OLD, contract=OLD_CONTRACT, generator=OLD_GENERATOR), "contract changed"),
    ],
)
def test_an_outdated_file_names_what_changed_since(lock: Lockfile, cause: str) -> None:
    found = causes(lock, disk_of(OLD, lock))
    assert found == {"models.py": cause, LOCK_NAME: cause}


def test_a_difference_has_both_sides() -> None:
    lock = lock_of(OLD, contract=OLD_CONTRACT)
    found = {d.path: d for d in plan(BUILD, lock, disk_of(OLD, lock))}
    assert found["models.py"] == Difference("models.py", Cause.CONTRACT_CHANGED, b"old", b"new")


def test_another_generator_with_the_same_output_is_no_difference() -> None:
    lock = lock_of(NEW, generator=OLD_GENERATOR)
    assert causes(lock, disk_of(NEW, lock)) == {}


def test_another_contract_with_the_same_output_leaves_the_lock_outdated() -> None:
    lock = lock_of(NEW, contract=OLD_CONTRACT)
    assert causes(lock, disk_of(NEW, lock)) == {LOCK_NAME: "contract changed"}


def test_an_edited_file_is_edited_whatever_else_changed() -> None:
    lock = lock_of(OLD, contract=OLD_CONTRACT)
    disk = disk_of({**OLD, "models.py": b"by hand"}, lock)
    assert causes(lock, disk)["models.py"] == "edited by hand"


def test_a_file_edited_together_with_its_digest_is_edited_still() -> None:
    forged = lock_of({**NEW, "models.py": b"by hand"})
    disk = disk_of({**NEW, "models.py": b"by hand"}, forged)
    assert causes(forged, disk) == {"models.py": "edited by hand", LOCK_NAME: "edited by hand"}


def test_an_edit_that_comes_to_what_is_built_is_no_difference() -> None:
    lock = lock_of(OLD, contract=OLD_CONTRACT)
    assert "models.py" not in causes(lock, disk_of(NEW, lock))


def test_a_deleted_file_is_missing() -> None:
    lock = lock_of(NEW)
    disk = disk_of(NEW, lock)
    del disk["app.py"]
    assert causes(lock, disk) == {"app.py": "missing file"}


def test_a_deleted_lock_is_missing_and_its_files_are_judged_by_their_content() -> None:
    assert causes(None, NEW) == {LOCK_NAME: "missing file"}
    found = causes(None, {**NEW, "models.py": b"whose is it?"})
    assert found == {LOCK_NAME: "missing file", "models.py": "edited by hand"}


def test_a_file_of_somebody_else_is_stray() -> None:
    lock = lock_of(NEW)
    assert causes(lock, {**disk_of(NEW, lock), "mine.py": b"x"}) == {"mine.py": "stray file"}


def test_a_file_no_longer_generated_is_told_from_one_that_was_edited_too() -> None:
    files = {**OLD, "gone.py": b"gone", "edited.py": b"was this"}
    lock = lock_of(files, contract=OLD_CONTRACT)
    found = causes(lock, disk_of({**files, "edited.py": b"by hand"}, lock))
    assert found["gone.py"] == "no longer generated"
    assert found["edited.py"] == "edited by hand"


def test_what_an_interrupted_build_left_is_ours() -> None:
    lock = lock_of({"models.py": b"first"}, contract=OLD_CONTRACT)
    second = lock_of({"models.py": b"second", "extra.py": b"extra"})
    disk = disk_of({"models.py": b"second", "extra.py": b"extra"}, lock)
    found = causes(lock, disk, second)
    assert found["models.py"] == "interrupted build"
    assert found["extra.py"] == "no longer generated"
    assert causes(lock, disk)["models.py"] == "edited by hand"


@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_has_a_remedy(cause: Cause) -> None:
    remedy = Difference("models.py", cause, None, None).remedy("my contracts/openapi.json")
    if cause is Cause.STRAY:
        assert remedy == "delete it or move it elsewhere"
    else:
        assert "contract-gen build 'my contracts/openapi.json'" in remedy
    assert ("--overwrite-edited" in remedy) is (cause is Cause.EDITED)
