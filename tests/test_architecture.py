"""The rooms and who may know whom: docs/architecture.md, as tests."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
PACKAGES = ("gates", "generator", "console", "registry", "oas")

# What each room may import from outside, beside the standard library.
OUTSIDE = {
    "oas": {
        *("deepdiff", "jsonschema", "jsonschema_path", "jsonschema_rs", "openapi_spec_validator"),
        *("orjson", "semver", "yaml"),
    },
    "registry": set[str](),
    "console": {"click"},
    "generator": {
        *("click", "datamodel_code_generator", "jinja2", "jsonschema_rs", "libcst", "ruff"),
        "watchfiles",
    },
    "gates": {"click", "semver"},
    "generated": {"fastapi", "pydantic", "pydantic_core", "starlette", "typing_extensions"},
}
# One command line, one room that emits through templates, and so on.
ONLY_IN = {
    "deepdiff": ("oas/raw/view.py",),
    "jinja2": ("generator/",),
    "libcst": ("generator/scaffold/editing.py",),
    "watchfiles": ("generator/watch.py",),
    "datamodel_code_generator": ("generator/",),
    "yaml": ("oas/",),
    "openapi_spec_validator": ("oas/",),
}
DISTRIBUTION = {
    "yaml": "pyyaml",
    # What it is built on, and tells its errors with.
    "jsonschema": "openapi-spec-validator",
    "jsonschema_path": "openapi-spec-validator",
}
DISK_CLOCK_AND_NETWORK = {
    *("os", "time", "random", "secrets", "subprocess", "shutil", "tempfile", "locale"),
    *("socket", "ssl", "http.client", "urllib.request", "threading"),
}


def sources(*packages: str) -> Iterator[Path]:
    for package in packages:
        yield from sorted((ROOT / package).rglob("*.py"))


def imports(path: Path) -> set[str]:
    """The modules that a file imports when it runs, anywhere in it; for checkers only is left out."""
    found: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING":
            waiting += node.orelse
            continue
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module or "")
        waiting += ast.iter_child_nodes(node)
    return found


def outside(path: Path) -> set[str]:
    """The packages it imports that are neither ours nor the standard library's."""
    names = {module.partition(".")[0] for module in imports(path)}
    return names - set(sys.stdlib_module_names) - {*PACKAGES, "generated", "__future__"}


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_import_order_is_kept() -> None:
    done = subprocess.run(
        [BIN / "lint-imports"], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
    assert "2 kept, 0 broken" in done.stdout


@pytest.mark.parametrize("package", OUTSIDE)
def test_a_room_imports_only_what_its_work_needs(package: str) -> None:
    files = list(sources(package))
    assert files
    strangers = {shown(path): outside(path) - OUTSIDE[package] for path in files}
    assert {name: found for name, found in strangers.items() if found} == {}


@pytest.mark.parametrize("module", ONLY_IN)
def test_a_package_stays_in_the_room_that_it_is_for(module: str) -> None:
    users = {shown(path) for path in sources(*PACKAGES) if module in outside(path)}
    assert {name for name in users if not name.startswith(ONLY_IN[module])} == set()


def test_every_package_that_is_imported_is_declared_and_the_other_way_round() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [name for names in project["optional-dependencies"].values() for name in names]
    declared = {name.partition(">=")[0].partition("==")[0] for name in project["dependencies"]}
    optional = {name.partition("==")[0] for name in extras}
    used = {name for path in sources(*PACKAGES) for name in outside(path)}
    used = {DISTRIBUTION.get(name, name.replace("_", "-")) for name in used}
    assert used - optional <= declared
    # ruff is started as a program; of openapi-schema-validator only the schema files are read
    assert declared - used <= {"ruff", "openapi-schema-validator"}


def test_a_module_that_calls_itself_pure_asks_nothing_of_the_world() -> None:
    pure = [
        path
        for path in sources(*PACKAGES)
        if (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").startswith(
            "Pure."
        )
    ]
    assert len(pure) > 10
    impure = {shown(path): imports(path) & DISK_CLOCK_AND_NETWORK for path in pure}
    assert {name: found for name, found in impure.items() if found} == {}


def test_generated_code_runs_without_this_project() -> None:
    files = list(sources("generated"))
    assert files
    ours = {
        shown(path): {name for name in imports(path) if name.partition(".")[0] in PACKAGES}
        for path in files
    }
    assert {name: found for name, found in ours.items() if found} == {}


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        shown(path)
        for path in sources(*PACKAGES)
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []
