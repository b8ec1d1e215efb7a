"""`--fix` writes the version that is needed, and not a byte else."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from gates.contract_drift.rules.example import contract
from oas.files import load
from oas.json_value import as_object, objects

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gates.conftest import Done, Project

CONTRACT = "contracts/core/openapi.json"


def fix(project: Project, *arguments: str) -> Done:
    return project.call("contract-drift", *arguments, "--fix")


@pytest.mark.parametrize(
    ("base", "head", "version"),
    [
        (contract("1.4.2"), contract("1.4.2", path="/goods"), "2.0.0"),
        (contract("1.4.2"), contract("1.4.3", path="/goods"), "2.0.0"),
        (contract("1.4.2"), contract("1.4.2", indent=2), "1.4.3"),
        (contract("1.4.2"), contract("1.4.1"), "1.4.3"),
        (contract("0.4.2"), contract("0.4.2+build.7", path="/goods"), "0.5.0"),
        (contract("2.0.0-rc.1"), contract("2.0.0-rc.1", path="/goods"), "2.0.0-rc.2"),
    ],
)
def test_the_version_that_is_needed_is_written_and_the_gate_passes(
    project: Project, base: bytes, head: bytes, version: str
) -> None:
    project.write("base.json", base)
    file = project.write(CONTRACT, head)
    old = load(file).info_version
    done = fix(project, "--against", "base.json")
    assert (done.code, done.last_line[:13]) == (0, "verdict: pass")
    assert done.err == (f"fixed: {CONTRACT}: info.version is now '{version}', and was '{old}'\n")
    assert file.read_bytes() == head.replace(f'"{old}"'.encode(), f'"{version}"'.encode())
    again = fix(project, "--against", "base.json")
    assert (again.code, again.err) == (0, "")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("petstore-1.0.27.yaml", "operationId: addPet\n", "operationId: add\n"),
        ("train-travel-1.2.1.yaml", "operationId: get-trips\n", "operationId: trips\n"),
        ("discord-v10.json", '"operationId": "get_my_application"', '"operationId": "mine"'),
    ],
)
def test_of_a_real_contract_only_the_version_changes(
    project: Project, corpus: Path, name: str, old: str, new: str
) -> None:
    text = (corpus / name).read_bytes().decode()
    if name.startswith("discord"):
        text = text.replace('"version": "10"', '"version": "10.0.0"', 1).replace("\n", "\r\n")
    assert text.count(old) == 1
    head = project.write(f"head{name[-5:]}", text.replace(old, new))
    project.write(f"base{name[-5:]}", text)
    version = load(head).info_version
    before = head.read_bytes()
    done = fix(project, head.name, "--against", f"base{name[-5:]}")
    assert done.code == 0
    after = head.read_bytes()
    fixed = load(head).info_version
    assert fixed != version
    assert after == before.replace(version.encode(), fixed.encode(), 1)


def test_each_contract_gets_its_own_version(project: Project) -> None:
    project.write("contracts/stock/openapi.yaml", yaml("1.0.0"))
    project.write("contracts/same/openapi.json", contract("3.0.0"))
    project.commit()
    project.write(CONTRACT, contract("1.0.0", path="/goods"))
    stock = project.write("contracts/stock/openapi.yaml", yaml("1.0.0", title="Other words"))
    done = fix(project, "--against", "git:HEAD")
    assert (done.code, done.err.count("fixed: ")) == (0, 2)
    assert load(project.root / CONTRACT).info_version == "2.0.0"
    assert stock.read_text() == yaml("1.0.1", title="Other words")
    assert load(project.root / "contracts/same/openapi.json").info_version == "3.0.0"


def yaml(version: str, title: str = "Stock") -> str:
    return (
        f"openapi: 3.1.1 # 1.0.0\ninfo:\n  title: '{title}'\n  version: {version}   # ours\n"
        "paths:\n  /: {get: {responses: {'200': {description: Done}}}}"
    )


def test_of_several_bases_the_strictest_decides(project: Project) -> None:
    project.write("v1.json", contract("1.0.0", path="/old"))
    project.write("v2.json", contract("1.5.0"))
    file = project.write(CONTRACT, contract("1.6.0", summary="Other words"))
    assert fix(project, "--against", "v2.json", "--against", "v1.json").code == 0
    assert load(file).info_version == "2.0.0"


def test_a_date_becomes_a_later_date_in_the_same_form(project: Project) -> None:
    project.write("base.json", contract("2026-05-31"))
    file = project.write(CONTRACT, contract("2026-05-31", path="/goods"))
    assert fix(project, "--against", "base.json", "--versioning", "calendar").code == 0
    version = load(file).info_version
    assert version > "2026-05-31"
    assert [len(part) for part in version.split("-")] == [4, 2, 2]


def test_what_no_version_excuses_still_fails_after_it(project: Project) -> None:
    project.write("base.json", contract("1.0.0"))
    file = project.write(CONTRACT, contract("1.0.0", path="/goods"))
    done = fix(project, "--against", "base.json", "--policy", "compatible")
    assert (done.code, load(file).info_version) == (1, "2.0.0")
    assert "error[operation-removed]" in done.out


def test_where_the_version_suffices_nothing_is_written(project: Project) -> None:
    project.write("base.json", contract("1.0.0"))
    file = project.write(CONTRACT, contract("3.0.0", path="/goods"))
    before = file.stat().st_mtime_ns
    done = fix(project, "--against", "base.json")
    assert (done.code, done.err, file.stat().st_mtime_ns) == (0, "", before)


@pytest.mark.parametrize("other", ["gone.json", "broken.json"])
def test_a_contract_that_was_not_compared_with_everything_is_left_alone(
    project: Project, other: str
) -> None:
    project.write("base.json", contract("1.0.0"))
    project.write("broken.json", b"{")
    head = contract("1.0.0", path="/goods")
    file = project.write(CONTRACT, head)
    done = fix(project, "--against", "base.json", "--against", other)
    assert (done.code, done.err, file.read_bytes()) == (2, "", head)


def test_mode_and_link_stay_as_they_are(project: Project) -> None:
    project.write("base.json", contract("1.0.0"))
    file = project.write("real.json", contract("1.0.0", path="/goods"))
    file.chmod(0o600)
    (project.root / CONTRACT).unlink()
    (project.root / CONTRACT).symlink_to(file)
    project.write("contrato.toml", "")
    assert fix(project, "--against", "base.json").code == 0
    assert (project.root / CONTRACT).is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert load(file).info_version == "2.0.0"


def test_a_link_out_of_the_project_is_not_written_through(project: Project) -> None:
    project.write("base.json", contract("1.0.0"))
    outside = project.root.parent / "outside.json"
    outside.write_bytes(contract("1.0.0", path="/goods"))
    (project.root / CONTRACT).unlink()
    (project.root / CONTRACT).symlink_to(outside)
    project.write("contrato.toml", "")
    done = fix(project, "--against", "base.json")
    assert (done.code, done.out) == (2, "")
    assert "a symbolic link leads out of the project" in done.err
    assert outside.read_bytes() == contract("1.0.0", path="/goods")


def test_a_version_that_cannot_be_replaced_alone_is_refused(project: Project) -> None:
    text = (
        "x-version: &v '1.0.0'\nopenapi: 3.1.1\ninfo: {title: x, version: *v}\n"
        "paths: {/: {get: {responses: {'200': {description: Done}}}}}\n"
    )
    project.write("base.yaml", text.replace("/:", "/old:"))
    head = project.write("head.yaml", text)
    done = fix(project, "head.yaml", "--against", "base.yaml")
    assert (done.code, head.read_text()) == (2, text)
    assert "cannot be replaced without touching anything else" in done.err
    assert "head.yaml:3:" in done.err


def test_a_folder_that_cannot_be_written_is_exit_code_2(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write("base.json", contract("1.0.0"))
    head = contract("1.0.0", path="/goods")
    file = project.write(CONTRACT, head)

    def fail(_: int) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(os, "fsync", fail)
    done = fix(project, "--against", "base.json")
    assert (done.code, file.read_bytes()) == (2, head)
    assert "Read-only file system" in done.err
    assert [path.name for path in file.parent.iterdir()] == ["openapi.json"]


def test_without_fix_nothing_is_ever_written(project: Project) -> None:
    project.write("base.json", contract("1.0.0"))
    head = contract("1.0.0", path="/goods")
    file = project.write(CONTRACT, head)
    done = project.call("contract-drift", "--against", "base.json", "--format", "json")
    assert (done.code, file.read_bytes()) == (1, head)
    assert as_object(done.report["versions"])["required"] == "2.0.0"
    assert len(objects(done.report["findings"])) == 3
