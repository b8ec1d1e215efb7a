"""What the documents promise is there: files, commands, decisions."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
PAGES = ("README.md", "CONTRIBUTING.md", "docs/architecture.md", "SECURITY.md", "CHANGELOG.md")
# Written in backticks with a slash or an ending, and not followed by what a person fills in.
FILE = re.compile(r"`((?:[\w.]+/)+[\w./]*|[\w]+\.(?:md|py|toml|txt))`")
# Files that a build or a user makes.
MADE = {"contrato.toml", "pyproject.toml"}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_every_file_that_a_page_names_exists(name: str) -> None:
    text = read(name)
    linked = re.findall(r"\]\(([^)#]+)\)", text)
    named = [found for found in FILE.findall(text) if found not in MADE]
    folder = (ROOT / name).parent
    missing = [each for each in linked if not (folder / each).exists()]
    missing += [each for each in named if not (ROOT / each).exists() and not _in_a_room(each)]
    assert missing == []


def _in_a_room(name: str) -> bool:
    """Whether a bare file name, such as `cli.py`, is one in several rooms."""
    rooms = ("oas", "registry", "console", "generator", "gates")
    return "/" not in name and any(any((ROOT / room).rglob(name)) for room in rooms)


@pytest.mark.parametrize("name", PAGES)
def test_every_command_that_a_page_names_exists(name: str) -> None:
    text = read(name)
    for program in ("contract-gen", "gates"):
        asked = set(re.findall(rf"(?:`|\$ |bin/){program} ([a-z][a-z-]*)", text))
        done = subprocess.run([BIN / program, "--help"], check=True, capture_output=True, text=True)
        known = set(re.findall(r"^  ([a-z][a-z-]*)  ", done.stdout, flags=re.MULTILINE))
        assert asked <= known
    targets = set(re.findall(r"\bmake ([a-z]+)(?= |`|$)", text, flags=re.MULTILINE))
    makefile = set(re.findall(r"^([a-z-]+):", read("Makefile"), flags=re.MULTILINE))
    assert {target for target in targets if f"make {target}" in _code(text)} <= makefile


def _code(text: str) -> str:
    """What stands in backticks or in a block of code."""
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, flags=re.DOTALL))


def test_the_code_of_the_readme_runs() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", read("README.md"), flags=re.DOTALL)
    program = f"{code}\nprint(app.title)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout == "CORE API\n"


def test_the_architecture_fits_on_a_page() -> None:
    assert len(read("docs/architecture.md").splitlines()) <= 60


def test_each_recipe_has_at_most_six_steps() -> None:
    recipes = re.split(r"^## ", read("CONTRIBUTING.md"), flags=re.MULTILINE)
    steps = {
        recipe.splitlines()[0]: len(re.findall(r"^\d\. ", recipe, flags=re.MULTILINE))
        for recipe in recipes
        if recipe.startswith("Add a ")
    }
    assert set(steps) == {"Add a rule", "Add a target", "Add a gate"}
    assert all(1 < count <= 6 for count in steps.values()), steps


def test_each_decision_says_what_was_weighed_and_what_follows() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert decisions
    for number, decision in enumerate(decisions, 1):
        text = decision.read_text(encoding="utf-8")
        assert re.fullmatch(rf"{number:04}-[a-z0-9-]+\.md", decision.name)
        assert text.startswith(f"# {number}. ")
        for part in ("Context", "Options", "Decision", "Consequence"):
            assert f"**{part}.**" in text, (decision.name, part)


def test_the_changelog_has_a_place_for_what_comes_next() -> None:
    assert "## [Unreleased]\n" in read("CHANGELOG.md")
