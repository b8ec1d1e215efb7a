from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.commands.conftest import Project


def test_build_says_what_it_did_and_then_that_nothing_is_to_do(project: Project) -> None:
    first = project.run("build")
    assert (first.returncode, first.stderr) == (0, "")
    number = len(project.tree())
    assert first.stdout == f"stock: {number} files created in generated/stock\n"
    second = project.run("build")
    assert second.stdout == f"stock: unchanged, {number} files in generated/stock\n"
    assert second.returncode == 0


def test_the_package_can_be_imported_from_where_it_was_built(project: Project) -> None:
    project.run("build")
    code = "import generated.stock.models as m; print(m.Item(name='x').name)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=project.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("x\n", "")


def test_quiet_says_nothing_when_all_is_well(project: Project) -> None:
    done = project.run("build", "-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert "generated.lock" in project.tree()


def test_what_is_not_expressed_and_what_is_warned_of_is_counted_every_time(
    project: Project,
) -> None:
    contract = project.put("stock")
    text = contract.read_text().replace('"type": "array",', '"type": "array", "$dynamicRef": "#x",')
    contract.write_text(text.replace('"1.0.0"', '"one"'))
    built = project.run("build")
    assert built.returncode == 0
    assert "contracts/stock/openapi.json:5:5: warning[version-not-semantic]" in built.stderr
    lines = built.stdout.splitlines()
    assert lines[1] == "stock: 1 place of the contract not enforced"
    assert lines[2].startswith("  /paths/~1items/get/responses/200/")
    assert "not enforced: $dynamicRef" in lines[2]
    again = project.run("build")
    assert again.stderr == "stock: 1 warning; contract-gen validate shows them\n"
    assert again.stdout.splitlines()[1:] == [
        "stock: 1 place of the contract not enforced; -v shows them all"
    ]
    assert lines[2] in project.run("build", "-v").stdout
    quiet = project.run("build", "-q")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")


def test_check_writes_nothing_and_names_cause_and_command(project: Project) -> None:
    done = project.run("build", "--check")
    assert done.returncode == 1
    assert not (project.folder / "generated").exists()
    assert (
        "generated/stock/__init__.py: not built yet; "
        "run contract-gen build contracts/stock/openapi.json" in done.stdout.splitlines()
    )
    project.run("build")
    clean = project.run("build", "--check")
    assert clean.returncode == 0
    assert clean.stdout.startswith("stock: unchanged, ")


def test_diff_shows_lines_and_cannot_command_the_log(project: Project) -> None:
    project.run("build")
    edited = project.package / "__init__.py"
    edited.write_text(edited.read_text() + "::error::planted\n##[group]x\x1b[31m\n")
    done = project.run("build", "--diff")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0].startswith("generated/stock/__init__.py: edited by hand; to undo the edit run")
    assert lines[1:3] == [
        "--- a/generated/stock/__init__.py",
        "+++ b/generated/stock/__init__.py",
    ]
    assert "-::error::planted" in lines
    assert "-##\\[group]x\\x1b[31m" in lines
    assert edited.read_text().endswith("\x1b[31m\n")


def test_an_edited_file_stops_the_build_and_every_file_stays(project: Project) -> None:
    project.run("build")
    edited = project.package / "__init__.py"
    edited.write_text("# mine\n")
    project.put("stock", renamed=True)
    before = project.tree("generated")
    done = project.run("build")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "error: generated/stock: 1 file edited by hand: '__init__.py'\n  move the edit"
    )
    assert project.tree("generated") == before
    assert project.run("build", "--overwrite-edited").returncode == 0
    assert edited.read_text() != "# mine\n"
    assert project.run("build", "--check").returncode == 0


def test_a_stray_file_is_mentioned_and_stays(project: Project) -> None:
    project.run("build")
    (project.package / "mine.py").write_text("x = 1\n")
    done = project.run("build")
    assert done.returncode == 0
    assert "generated/stock/mine.py: stray file; delete it or move it elsewhere" in done.stdout
    assert project.run("build", "--check").returncode == 1
    assert (project.package / "mine.py").read_text() == "x = 1\n"


def test_out_is_relative_to_where_one_stands(project: Project) -> None:
    assert project.run("build", "--out", "code", below="contracts").returncode == 0
    assert "generated.lock" in project.tree("contracts/code/stock")
    assert not (project.folder / "generated").exists()


def test_options_of_the_command_line_go_before_the_file(project: Project) -> None:
    (project.folder / "contrato.toml").write_text('targets = ["models", "routes"]\n')
    whole = len(project.build())
    assert project.run("build", "--target", "models").returncode == 0
    assert len(project.tree()) < whole
    assert project.run("build", CONTRATO_TARGETS="models").stdout.startswith("stock: unchanged")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("build", "--target", "modles"), "error: there is no target 'modles'\n  did you mean"),
        (("build", "--style", "cobol"), "error: Invalid value for '--style'"),
        (("build", "gone.json"), "error: gone.json: there is no such contract"),
        (("build", "contracts/stock"), "error: contracts/stock: a contract is a file\n  did you"),
        (("build", "--config", "gone.toml"), "error: gone.toml: it cannot be read"),
        (("validate", "--thorougly"), "error: No such option '--thorougly'"),
        (("schema", "konfig"), "error: Invalid value for"),
        (("schema",), "error: Missing argument"),
        (("biuld",), "error: No such command 'biuld'"),
    ],
)
def test_what_cannot_be_done_is_2_and_says_why(
    project: Project, arguments: tuple[str, ...], message: str
) -> None:
    done = project.run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)


def test_general_options_may_stand_before_the_command(project: Project) -> None:
    (project.folder / "other.toml").write_text('out = "elsewhere"\n')
    assert project.run("--config", "other.toml", "-q", "build").stdout == ""
    assert (project.folder / "elsewhere" / "stock").is_dir()


def test_one_broken_contract_does_not_take_the_others_turn(project: Project) -> None:
    project.put_text("broken", '{"openapi": "3.1.0"}')
    project.put("zebra")
    done = project.run("build")
    assert done.returncode == 2
    assert "contracts/broken/openapi.json:" in done.stderr
    assert "Traceback" not in done.stderr
    assert "stock: " in done.stdout
    assert "zebra: " in done.stdout
    assert project.run("build", "--check").returncode == 2


NOTED = """\
openapi: 3.1.0
info: {title: Stock, version: 1.0.0}
paths:
  /items?all=true:
    get:
      operationId: listItems
      responses: {default: {description: Items.}}
"""


def test_strict_writes_nothing_and_lists_every_place_by_line(project: Project) -> None:
    (project.folder / "contracts" / "stock" / "openapi.json").unlink()
    (project.folder / "contracts" / "stock" / "openapi.yaml").write_text(NOTED)
    loose = project.run("build")
    assert loose.returncode == 0
    notes = [line.strip() for line in loose.stdout.splitlines() if line.startswith("  /")]
    assert notes
    for arguments in (("--strict",), ("--strict", "--check"), ("--strict", "--out", "other")):
        done = project.run("build", *arguments)
        *places, last = done.stdout.splitlines()
        assert done.returncode == 1
        assert last.startswith("stock: nothing was written, for --strict: ")
        assert len(places) == len(notes)
        assert all(place.startswith("contracts/stock/openapi.yaml:") for place in places)
    assert not (project.folder / "other").exists()
    (project.folder / "contrato.toml").write_text("strict = true\n")
    assert project.run("build").returncode == 1


def test_strict_builds_what_is_expressed_as_a_whole(project: Project) -> None:
    assert project.run("build", "--strict").returncode == 0
    assert "generated.lock" in project.tree()
