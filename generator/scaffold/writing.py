"""The one place that writes implementations: new files, and files that become longer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.place import shown_path
from console.replacing import replace_file
from generator.scaffold.editing import with_argument, with_imports, with_methods
from generator.scaffold.record import RECORD_NAME, record_text
from oas.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.scaffold.plan import Addition, Plan


@dataclass(frozen=True, slots=True)
class Written:
    """What a scaffold did, and what it could not do."""

    created: int
    extended: int
    errors: tuple[OutputError, ...]


def write(plan: Plan, root: Path) -> Written:
    """Write what is planned. Raises OutputError where the disk does not take it.

    What cannot be added to one file is told and does not keep the others from being written.
    """
    laid_out = _laid_out(plan)
    files, errors = _extended(plan, laid_out)
    for new in plan.new:
        _create(new.path, laid_out[new.path.name].encode())
    for path, data in files.items():
        replace_file(path, data, project=root)
    _write_record(plan, root)
    return Written(len(plan.new), len(files), errors)


def _laid_out(plan: Plan) -> dict[str, str]:
    """All sources by ruff, in one process: new files by name, methods by their place in the plan."""
    from generator.format import formatted

    sources = {new.path.name: new.source for new in plan.new}
    sources |= {_key(i): each.methods for i, each in enumerate(plan.additions) if each.methods}
    return formatted(sources) if sources else {}


def _key(index: int) -> str:
    return f"additions/n{index}.py"


def _extended(
    plan: Plan, laid_out: Mapping[str, str]
) -> tuple[dict[Path, bytes], tuple[OutputError, ...]]:
    """The files that become longer. One file may get several additions."""
    files: dict[Path, bytes] = {}
    errors: list[OutputError] = []
    for index, addition in enumerate(plan.additions):
        path = addition.module.path
        before = files.get(path, addition.module.data)
        try:
            files[path] = _added(before, addition, laid_out.get(_key(index), ""))
        except OutputError as error:
            errors.append(OutputError(error.message, where=shown_path(path), hint=error.hint))
    return files, tuple(errors)


def _added(data: bytes, addition: Addition, methods: str) -> bytes:
    if methods:
        data = with_methods(data, addition.holder, methods)
    for argument in addition.arguments:
        longer = with_argument(data, "create_app", argument)
        if longer is None:
            raise OutputError(
                "there is not exactly one call of create_app in it",
                hint=f"pass {', '.join(addition.arguments)} where the application is made",
            )
        data = longer
    return with_imports(data, addition.imports)


def _create(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
    except OSError as problem:
        reason = f"it cannot be written: {problem.strerror}"
        raise OutputError(reason, where=shown_path(path)) from problem


def _write_record(plan: Plan, root: Path) -> None:
    path, data = plan.folder / RECORD_NAME, record_text(plan.record).encode()
    if not path.exists() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, data, project=root)
