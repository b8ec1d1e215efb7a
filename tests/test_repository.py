"""The repository as a whole: what is tracked, what is packed, what the commands promise."""

from __future__ import annotations

import ast
import os
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_FUNCTION, LONGEST_FILE = 60, 300

# Put together here, so that this file is not itself what it looks for.
REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in (
        *(("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com")),
        *(("yarnpkg", "com"), ("crates", "io"), ("debian", "org"), ("anaconda", "org")),
    )
]
DOWNLOAD_ADDRESS = re.compile(
    r'"resolved": "https?://|registry = "https?://|--(?:extra-)?index'
    r"-url|https?://\S+/simple\b"
)
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|raise NotImplementedError")


@cache
def tracked() -> tuple[Path, ...]:
    """Every file of the tree that git would commit."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    names = listing.stdout.decode().split("\0")
    return tuple(ROOT / name for name in names if name and (ROOT / name).is_file())


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def texts() -> dict[str, str]:
    return {shown(path): path.read_text(encoding="utf-8") for path in tracked()}


def sources() -> list[Path]:
    """Python that a person wrote, tests apart."""
    skipped = ("generated/", "tests/")
    return [p for p in tracked() if p.suffix == ".py" and not shown(p).startswith(skipped)]


def test_no_function_is_longer_than_a_screen() -> None:
    sizes = {
        f"{shown(path)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert len(sizes) > 100
    assert {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION} == {}


def test_no_source_file_is_longer_than_300_lines() -> None:
    sizes = {shown(path): path.read_text(encoding="utf-8").count("\n") for path in sources()}
    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE} == {}


def test_nothing_is_left_unfinished() -> None:
    marks = {
        shown(path): found.group()
        for path in sources()
        if (found := UNFINISHED.search(path.read_text(encoding="utf-8")))
    }
    assert marks == {}


def test_every_test_states_something() -> None:
    empty = []
    for path in tracked():
        if not re.fullmatch(r"tests/.*test_\w+\.py", shown(path)):
            continue
        functions = [
            node
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]
        stating = {function.name for function in functions if _states(function, set())}
        empty += [
            f"{shown(path)}:{function.lineno} {function.name}"
            for function in functions
            if function.name.startswith("test_") and not _states(function, stating)
        ]
    assert empty == []


def _states(function: ast.AST, stating: set[str]) -> bool:
    """Whether it asserts, or calls what does: pytest's own, a function that states."""
    words = ("assert", "raises", "warns", "fail", "validate")
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in stating or name.startswith(words):
                return True
        if isinstance(node, ast.Assert):
            return True
    return False


@pytest.mark.parametrize("host", REGISTRY_HOSTS)
def test_no_file_names_the_host_of_a_package_registry(host: str) -> None:
    assert [name for name, text in texts().items() if host in text] == []


def test_no_file_holds_a_download_address() -> None:
    assert {
        n: f.group() for n, text in texts().items() if (f := DOWNLOAD_ADDRESS.search(text))
    } == {}


def test_no_file_depends_on_where_this_machine_keeps_things() -> None:
    places = {str(ROOT), str(ROOT.parent), os.path.expanduser("~")}  # noqa: PTH111 (a text)
    places = {place + "/" for place in places if place != "/"}
    named = {name for name, text in texts().items() if any(place in text for place in places)}
    assert named == set()


@pytest.mark.parametrize("name", ["tool", "dev", "lock"])
def test_every_requirement_is_pinned_with_its_hashes(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+==\S+ \\\n +--hash=sha256:[0-9a-f]{64}", entry), entry[:80]
    wanted = (ROOT / "requirements" / f"{name}.in").read_text(encoding="utf-8").lower()
    asked = re.findall(r"^([a-z][\w-]*)", wanted, flags=re.MULTILINE)
    pinned = {entry.partition("==")[0] for entry in entries}
    assert set(asked) <= pinned


def test_make_alone_explains_every_target() -> None:
    done = subprocess.run(["make", "-s"], cwd=ROOT, check=True, capture_output=True, text=True)
    for target in ("demo", "test", "check", "build", "format", "goldens", "bench", "lock", "clean"):
        assert re.search(rf"^  make {target} +\S", done.stdout, flags=re.MULTILINE), target


def test_ci_runs_the_two_commands_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("make demo", "make test"):
        assert f"\n{command}\n" in script
        assert command in readme[:2500]
