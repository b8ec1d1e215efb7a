from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest

from gates.cli import program
from gates.formats.output import FORMATS
from gates.gate import GATES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.gates.conftest import Project

HELP = Path(__file__).parent / "help"
GATES_AND_MORE = ("all", "contract-drift", "checksums", "round-trip", "accept", "changelog")
COMMANDS = ("", *GATES_AND_MORE, "rules", "explain", "schema")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_is_pinned(
    project: Project, command: str, assert_golden: Callable[[Path, str], None]
) -> None:
    done = project.gates(*command.split(), "--help", COLUMNS="80")
    assert (done.code, done.err) == (0, "")
    assert_golden(HELP / f"{command or 'gates'}.txt", done.out)


def test_every_command_has_its_page() -> None:
    assert set(program.commands) == set(COMMANDS) - {""}
    assert {path.stem for path in HELP.iterdir()} == {name or "gates" for name in COMMANDS}
    assert set(GATES) < set(program.commands)


@pytest.mark.parametrize("command", ["all", "contract-drift", "checksums", "round-trip"])
def test_the_help_names_every_format(command: str) -> None:
    (option,) = (one for one in program.commands[command].params if one.name == "formats")
    said = str(getattr(option, "help", "")).partition(",")[0]
    assert said.startswith("Report as text")
    assert all(name in str(getattr(option, "help", "")) for name in FORMATS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_short_option_shows_the_same_help(project: Project, command: str) -> None:
    name = command or "gates"
    short = project.gates(*command.split(), "-h", COLUMNS="80").out
    assert short == (HELP / f"{name}.txt").read_text(encoding="utf-8")


def test_the_installed_program_is_the_same(project: Project) -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "gates", "--help"],
        env={**project.environ, "COLUMNS": "80"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout == (HELP / "gates.txt").read_text(encoding="utf-8")


def test_the_version_is_that_of_the_distribution(project: Project) -> None:
    done = project.gates("--version")
    assert (done.code, bool(re.fullmatch(r"gates \d+\.\d+\.\d+\n", done.out))) == (0, True)


@pytest.mark.parametrize(
    "arguments",
    [["none"], ["all", "contract.json"], ["contract-drift", "--agaisnt", "x"], ["explain"], []],
)
def test_what_cannot_be_understood_is_exit_code_2(project: Project, arguments: list[str]) -> None:
    done = project.gates(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err


def test_the_rules_are_listed_and_each_can_be_explained(project: Project) -> None:
    listed = project.gates("rules").out
    names = re.findall(r"^  ([a-z-]+)  ", listed, flags=re.MULTILINE)
    assert len(set(names)) == len(names) >= 60
    assert {"operation-removed", "version-insufficient", "accepted-stale"} <= set(names)
    page = project.gates("explain", "version-lowered")
    assert page.code == 0
    assert page.out.startswith("version-lowered\n\nThe version is lower")
    assert "What to do: " in page.out


def test_a_misspelt_rule_is_met_with_the_nearest(project: Project) -> None:
    done = project.gates("explain", "version-lowerd")
    assert (done.code, done.out) == (2, "")
    assert "did you mean 'version-lowered'?" in done.err


def test_the_schema_of_the_report_is_printed(project: Project) -> None:
    done = project.gates("schema", "report")
    schema = json.loads(done.out)
    assert jsonschema_rs.meta.is_valid(schema)
    failed = json.loads(project.gates("contract-drift", "--format", "json").out)
    assert list(jsonschema_rs.validator_for(schema).iter_errors(failed)) == []


def test_the_help_loads_nothing_that_it_does_not_need(project: Project) -> None:
    """Start-up time is what a person waits for each time."""
    code = (
        "import sys; from gates.__main__ import main; sys.argv = ['gates', '--help']; main(); "
        "print(sorted({'orjson', 'yaml', 'jsonschema_rs', 'http', 'ssl', 'semver', 'pydantic', "
        "'rich', 'generator', 'oas.canonical'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=project.environ,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stderr == "[]\n"


def test_the_gates_never_import_what_writes(project: Project) -> None:
    code = (
        "import sys, pkgutil, importlib, gates\n"
        "for m in pkgutil.walk_packages(gates.__path__, 'gates.'):\n"
        "    if not m.name.endswith('__main__'): importlib.import_module(m.name)\n"
        "print({'generator.write', 'generator.cli'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=project.environ,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout == "set()\n"
