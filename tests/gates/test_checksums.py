"""checksums as a program: each way in which contract, lock and code can disagree, and its remedy."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest

from gates.contract_drift.rules.example import contract
from oas.json_value import as_object, objects, strings, text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from oas.json_value import JsonObject
    from tests.gates.conftest import Done, Project

CONTRACT = "contracts/core/openapi.json"
CODE = "generated/core"
LOCK = f"{CODE}/generated.lock"


@pytest.fixture
def built(project: Project) -> Project:
    project.build()
    return project


def judge(project: Project) -> Done:
    return project.gates("checksums", "--format", "json")


def the_finding(done: Done) -> JsonObject:
    (finding,) = objects(done.report["findings"])
    return finding


def lock_of(project: Project) -> JsonObject:
    lock = json.loads((project.root / LOCK).read_bytes())
    assert isinstance(lock, dict)
    return lock


def digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def edit(project: Project, name: str = "models.py") -> bytes:
    data = (project.root / CODE / name).read_bytes() + b"# mine\n"
    project.write(f"{CODE}/{name}", data)
    return data


def change_contract(project: Project) -> None:
    project.write(CONTRACT, contract("1.0.1", summary="Other words"))


def change_options(project: Project) -> None:
    project.write("contrato.toml", 'targets = ["models"]\n')


def change_generator(project: Project) -> None:
    lock = lock_of(project)
    as_object(lock["files"])["app.py"] = digest(edit(project, "app.py"))
    as_object(lock["generator"])["fingerprint"] = digest(b"another")
    project.write(LOCK, json.dumps(lock))


def interrupt_a_build(project: Project) -> None:
    lock = lock_of(project)
    as_object(lock["files"])["app.py"] = digest(edit(project, "app.py"))
    project.write("generated/.core.contrato-x/generated.lock", json.dumps(lock))


def lose_a_file(project: Project) -> None:
    (project.root / CODE / "app.py").unlink()


def leave_an_old_file(project: Project) -> None:
    lock = lock_of(project)
    as_object(lock["files"])["old.py"] = digest(b"old = 1\n")
    project.write(LOCK, json.dumps(lock))
    project.write(f"{CODE}/old.py", "old = 1\n")


def edit_with_the_lock(project: Project) -> None:
    lock = lock_of(project)
    as_object(lock["files"])["app.py"] = digest(edit(project, "app.py"))
    project.write(LOCK, json.dumps(lock))


def add_a_file(project: Project) -> None:
    project.write(f"{CODE}/mine.py", "mine = 1\n")


def test_what_was_just_built_agrees(built: Project) -> None:
    done = judge(built)
    files = as_object(lock_of(built)["files"])
    assert (done.code, done.report["verdict"]) == (0, "pass")
    assert done.report["inspected"] == {"files": len(files) + 1}


@pytest.mark.parametrize(
    ("disagree", "rule", "place", "remedy"),
    [
        (change_contract, "contract-changed-without-build", LOCK, ""),
        (change_options, "options-changed-without-build", LOCK, ""),
        (change_generator, "generator-changed-without-build", LOCK, ""),
        (interrupt_a_build, "build-interrupted", LOCK, ""),
        (lose_a_file, "generated-file-missing", f"{CODE}/app.py", ""),
        (edit, "generated-file-edited", f"{CODE}/models.py", "--overwrite-edited"),
    ],
)
def test_each_disagreement_has_its_cause_and_the_command_that_mends_it(
    built: Project, disagree: Callable[[Project], object], rule: str, place: str, remedy: str
) -> None:
    disagree(built)
    done = judge(built)
    finding = the_finding(done)
    assert (done.code, finding["rule"]) == (1, rule)
    assert as_object(finding["location"])["file"] == place
    command = f"contract-gen build {CONTRACT} {remedy}".strip()
    assert text(finding["hint"]).endswith(f"run {command}")
    built.build(*command.split()[2:])
    assert judge(built).code == 0


def test_a_file_that_the_contract_no_longer_gives_is_found(built: Project) -> None:
    leave_an_old_file(built)
    done = judge(built)
    found = {text(finding["rule"]) for finding in objects(done.report["findings"])}
    assert (done.code, "generated-file-outlived" in found) == (1, True)


def test_a_file_that_no_build_made_is_found_and_not_deleted(built: Project) -> None:
    add_a_file(built)
    done = judge(built)
    assert (done.code, the_finding(done)["rule"]) == (1, "stray-file-added")
    assert the_finding(done)["hint"] == "delete it or move it elsewhere"
    assert (built.root / CODE / "mine.py").is_file()


def test_a_lock_that_was_edited_together_with_a_file_proves_nothing(built: Project) -> None:
    edit_with_the_lock(built)
    done = judge(built)
    rules = {text(finding["rule"]) for finding in objects(done.report["findings"])}
    places = {
        text(as_object(finding["location"])["file"]) for finding in objects(done.report["findings"])
    }
    assert (done.code, rules) == (1, {"generated-file-edited"})
    assert f"{CODE}/app.py" in places


def test_one_change_of_the_contract_is_one_finding_that_lists_its_files(built: Project) -> None:
    change_contract(built)
    finding = the_finding(judge(built))
    files = [text(as_object(r["location"])["file"]) for r in objects(finding["related"])]
    assert LOCK in files
    assert text(finding["message"]).startswith("contract changed: ")
    assert all(name.startswith(CODE) for name in files)


def snapshot(root: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in root.rglob("*")
        if path.is_file()
    }


def test_nothing_is_written(built: Project) -> None:
    change_contract(built)
    add_a_file(built)
    before = snapshot(built.root)
    assert judge(built).code == 1
    assert snapshot(built.root) == before


@pytest.mark.parametrize("keep", [[], ["app.py"]])
def test_without_a_lock_nothing_can_be_checked(built: Project, keep: list[str]) -> None:
    for path in (built.root / CODE).rglob("*"):
        if path.is_file() and path.name not in keep:
            path.unlink()
    done = judge(built)
    assert (done.code, done.report["reason"]) == (2, "no-lock")
    assert text(done.report["hint"]).startswith(f"run contract-gen build {CONTRACT}")


def test_what_was_never_built_cannot_be_checked(project: Project) -> None:
    done = project.gates("checksums")
    assert (done.code, done.last_line) == (2, "verdict: could-not-check reason=no-lock")


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b'{"schema_version": 99}'])
def test_a_lock_that_cannot_be_read_is_exit_code_2(built: Project, data: bytes) -> None:
    built.write(LOCK, data)
    done = judge(built)
    assert (done.code, done.report["reason"]) == (2, "output")


@pytest.mark.parametrize("data", [b"", b"{", b"[]", contract("1.0.0").replace(b'"200"', b'"x"')])
def test_a_contract_that_cannot_be_built_is_exit_code_2(built: Project, data: bytes) -> None:
    built.write(CONTRACT, data)
    done = judge(built)
    assert (done.code, done.report["reason"]) == (2, "contract")


def test_the_text_says_what_to_run(built: Project) -> None:
    edit(built)
    done = built.gates("checksums")
    assert f"error[generated-file-edited] {CODE}/models.py: edited by hand\n" in done.out
    assert (
        f"  hint: to undo the edit run contract-gen build {CONTRACT} --overwrite-edited" in done.out
    )
    assert done.last_line == "verdict: fail findings=1"


def test_the_design_keys_stand_in_the_report(built: Project) -> None:
    report = judge(built).report
    assert strings([report["gate"], report["contract"]]) == ["checksums", CONTRACT]
    assert report["summary"] == {"breaking": 0, "risky": 0, "compatible": 0, "cosmetic": 0}
