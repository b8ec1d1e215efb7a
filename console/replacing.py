"""Puts new content in place of one file of the project: whole or not at all, its mode kept."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from console.place import shown_path
from oas.errors import OutputError

_FOR_NEW_FILES = 0o644


def replace_file(path: Path, data: bytes, *, project: Path) -> None:
    """Make the file at `path` hold `data`. Raises OutputError; what was there then stays.

    A symbolic link is followed where it leads to another file of `project`, and refused elsewhere.
    """
    target = Path(os.path.realpath(path))
    if _leads_out(path, target, project):
        raise OutputError(
            "a symbolic link leads out of the project",
            where=shown_path(path),
            hint="name the file that it leads to",
        )
    try:
        _replace(target, data, _mode(target))
    except OSError as problem:
        raise OutputError(
            f"it cannot be written: {problem.strerror}", where=shown_path(path)
        ) from problem


def _leads_out(path: Path, target: Path, project: Path) -> bool:
    """Whether what looks like a file of the project is none. A file elsewhere may be named as it is."""
    seems_inside = path.absolute().is_relative_to(project.absolute())
    is_inside = target.is_relative_to(os.path.realpath(project))
    return (seems_inside or path.is_symlink()) and not is_inside


def _mode(target: Path) -> int:
    """The mode that the file has, or that a new one gets."""
    if not target.exists():
        return _FOR_NEW_FILES
    mode = target.stat().st_mode
    if not stat.S_ISREG(mode):
        raise OutputError("this is not a regular file", where=shown_path(target))
    return stat.S_IMODE(mode)


def _replace(target: Path, data: bytes, mode: int) -> None:
    number, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(target.parent)


def _sync_folder(path: Path) -> None:
    number = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
