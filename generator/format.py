"""Python source, laid out by the ruff binary that is installed with this program.

One process formats all files, because starting it costs more than most of them do.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ruff import find_ruff_bin  # type: ignore[import-untyped]

from oas.errors import OutputError
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Mapping

# Nothing but these flags decides: no file or variable of the machine it runs on.
FORMAT = ("format", "--isolated", "--no-cache", "--quiet", "--target-version", "py311")


def formatted(sources: Mapping[str, str]) -> dict[str, str]:
    """The same modules, by their relative paths, in ruff's default layout (88 columns).

    Raises OutputError where ruff or the disk fails, and SyntaxError where a source is no Python.
    """
    try:
        with TemporaryDirectory(prefix="contrato-format-") as folder:
            return _formatted_in(Path(folder), sources)
    except OSError as problem:
        raise OutputError(
            f"the generated code cannot be formatted: {show(problem)}",
            hint="TMPDIR names the folder in which that is done",
        ) from problem


def _formatted_in(folder: Path, sources: Mapping[str, str]) -> dict[str, str]:
    for path, text in sources.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="")
    _run_ruff([*FORMAT, "--", *sources], folder)
    return {path: (folder / path).read_text(encoding="utf-8") for path in sources}


def _run_ruff(arguments: list[str], folder: Path) -> None:
    """Files are named one by one: only then do no ignore rules of a folder above apply."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("RUFF_")}
    done = subprocess.run(  # noqa: S603 (our own binary, our own file names)
        [ruff_binary(), *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if done.returncode < 0:
        raise OutputError(
            f"ruff was ended by the signal {-done.returncode} before the code was laid out",
            hint="it may have been out of memory",
        )
    if done.returncode:
        raise SyntaxError(
            f"generated code is not Python: {show(done.stderr.decode('utf-8', 'replace'))}"
        )


def ruff_binary() -> str:
    """The ruff that is installed with this program, whatever else is on PATH."""
    try:
        return str(find_ruff_bin())
    except FileNotFoundError as problem:
        raise OutputError(
            "the ruff program is not where its package should have put it",
            hint="pip install --force-reinstall ruff",
        ) from problem
