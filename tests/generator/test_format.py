from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from generator.format import formatted, ruff_binary
from oas.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

UGLY = "x = {  'a':1 }\ndef f( a,b ):\n  return  a\n"
TIDY = 'x = {"a": 1}\n\n\ndef f(a, b):\n    return a\n'
LONG = f"names = ['{'a' * 40}', '{'b' * 38}']\n"


def test_source_is_laid_out_as_ruff_does_it() -> None:
    assert formatted({"a.py": UGLY, "below/b.py": UGLY}) == {"a.py": TIDY, "below/b.py": TIDY}


def test_the_line_length_is_ruffs_own_and_not_this_projects() -> None:
    assert len(LONG) in range(89, 100)
    assert formatted({"a.py": LONG})["a.py"].count("\n") == 4


def test_nothing_of_the_machine_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # An ignore rule and a configuration above the temporary folder, and a variable of ruff's.
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / ".gitignore").write_text("*.py\n*\n")
    (tmp_path / "ruff.toml").write_text('[format]\nquote-style = "single"\n')
    temporary = tmp_path / "build" / "venv"
    temporary.mkdir(parents=True)
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setenv("RUFF_CONFIG", str(tmp_path / "ruff.toml"))
    assert formatted({"a.py": UGLY, "build/dist.py": UGLY}) == {
        "a.py": TIDY,
        "build/dist.py": TIDY,
    }
    assert not list(temporary.iterdir())


def test_a_temporary_folder_that_fails_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/dev/full")
    with pytest.raises(OutputError, match=r"cannot be formatted: .*Not a directory"):
        formatted({"a.py": UGLY})


def test_what_is_no_python_is_a_fault_of_ours() -> None:
    with pytest.raises(SyntaxError, match="generated code is not Python"):
        formatted({"a.py": "def f(:\n"})


def test_the_formatter_is_the_one_installed_with_us(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    done = subprocess.run([ruff_binary(), "--version"], capture_output=True, check=True)
    assert done.stdout.startswith(b"ruff ")


def test_text_beyond_ascii_comes_back_as_it_was() -> None:
    source = 'x = "größe \u2028 \U0001f600"\n'
    assert formatted({"a.py": source}) == {"a.py": source}
