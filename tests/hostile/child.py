"""A process of its own that builds hostile contracts, imports what was built, and says what happened.

`python -m tests.hostile.child FOLDER PORT` reads the names of cases from standard input, and appends
a line of JSON for each to FOLDER/results. The last line that is missing is of the case that broke it.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import json
import os
import resource
import sys
import tempfile
import time
import traceback
import warnings
from dataclasses import asdict, dataclass
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import TYPE_CHECKING

from console.program import run
from tests.hostile.references import PORT
from tests.hostile.table import CASES
from tests.hostile.texts import MARK
from tests.hostile.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import CodeType

    import click

    from tests.hostile.case import Case

MEMORY = 1024 * 1024 * 1024
LAST_LINES = 40
# Seconds of processor after which the kernel ends a case that the program itself did not end.
PATIENCE = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case. `broken` says why what was built is no application."""

    name: str
    validate: int
    build: int
    said: list[str]
    seen: list[str]
    broken: str
    seconds: float
    megabytes: int
    files: list[str]


def main(folder: Path, port: str, names: Sequence[str]) -> None:
    """Try each case in a folder of its own."""
    from generator.cli import program

    for module in (
        "fastapi",
        "generator.build",
        "generator.write",
        "generator.routes",
        "oas.validity",
    ):
        importlib.import_module(module)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.dont_write_bytecode = True
    SourceFileLoader.source_to_code = _compiled  # type: ignore[assignment]
    gc.freeze()
    warnings.simplefilter("error")
    watch = Watch.begin(folder)
    with (folder / "results").open("a", encoding="utf-8") as results:
        for name in names:
            outcome = tried(name, folder, port, program, watch)
            results.write(json.dumps(asdict(outcome)) + "\n")
            results.flush()


def tried(name: str, folder: Path, port: str, program: click.Command, watch: Watch) -> Outcome:
    """Validate, build and import one case."""
    case = CASES[name]
    project = folder / f"case{[*CASES].index(name)}"
    lay_out(case, project, port)
    os.chdir(project)
    tempfile.tempdir = str(project / "tmp")
    start, broken = spent(), ""
    _patience()
    with watch.armed(project) as seen:
        validate, said = told(program, ["validate", case.file])
        build, more = told(program, ["build", case.file, "--out", "out", *case.options])
        if build == 0:
            broken = imported(project / "out")
    if os.environ.pop(MARK, None):
        seen.append("the mark was left: text of the contract was executed")
    files = sorted(p.relative_to(project).as_posix() for p in project.rglob("*") if p.is_file())
    return Outcome(
        name,
        validate,
        build,
        [*said, *more][-LAST_LINES:],
        seen,
        broken,
        round(spent() - start, 3),
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        [file for file in files if not file.startswith("out/")],
    )


def spent() -> float:
    """Seconds of processor so far, those of ruff as well."""
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def _patience() -> None:
    """The kernel ends this process where a case takes very much longer than it may."""
    until = int(time.process_time()) + PATIENCE
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


@cache
def _code(data: bytes, path: str) -> CodeType:
    return compile(data, path, "exec", dont_inherit=True)


def _compiled(_loader: SourceFileLoader, data: bytes, path: str, **_: object) -> CodeType:
    """The support modules are the same in every package: each is compiled once."""
    return _code(data, path.rpartition("/")[2])


def lay_out(case: Case, project: Path, port: str) -> None:
    """The contract and the files beside it."""
    (project / "tmp").mkdir(parents=True)
    (project / case.file).write_bytes(case.data().replace(PORT.encode(), port.encode()))
    for name, text in case.beside.items():
        (project / name).write_text(text.replace(PORT, port), encoding="utf-8")


def told(program: click.Command, arguments: list[str]) -> tuple[int, list[str]]:
    """The exit code of a command, and the lines it printed."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = run(lambda: program, arguments)
    return code, said.getvalue().split("\n")


def imported(out: Path) -> str:
    """Make the application and its document; what went wrong, empty if nothing."""
    (package,) = (path.name for path in out.iterdir() if path.is_dir())
    sys.path.insert(0, str(out))
    try:
        app = importlib.import_module(f"{package}.app").create_app()
        json.dumps(app.openapi())
    except BaseException:  # noqa: BLE001 (whatever it is, the outcome says it)
        return traceback.format_exc()[-1500:]
    finally:
        sys.path.pop(0)
        for module in [name for name in sys.modules if name.partition(".")[0] == package]:
            del sys.modules[module]
    return ""


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], json.load(sys.stdin))
