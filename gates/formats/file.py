"""Writes a report to a file: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from console.place import shown_path
from oas.errors import OutputError


def write_report(path: Path, text: str) -> None:
    """Put `text` at `path`, in place of what was there. Raises OutputError; the old file then stays.

    A symbolic link, a device or a folder there is refused: it is none of our reports.
    """
    _refuse_irregular(path)
    try:
        _replace(path, text.encode())
    except OSError as problem:
        raise _unwritten(path, problem) from problem


def append_report(path: Path, text: str) -> None:
    """Put `text` behind what is at `path`. Raises OutputError; only regular files are written."""
    _refuse_irregular(path)
    try:
        with path.open("ab") as file:
            file.write(text.encode())
    except OSError as problem:
        raise _unwritten(path, problem) from problem


def _refuse_irregular(path: Path) -> None:
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise OutputError(
            "the report cannot be written: this is not a regular file",
            where=shown_path(path),
            hint="name another file",
        )


def _unwritten(path: Path, problem: OSError) -> OutputError:
    return OutputError(f"the report cannot be written: {problem.strerror}", where=shown_path(path))


def _replace(path: Path, data: bytes) -> None:
    number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp keeps it private; a report is for whoever may read the folder.
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    """The mask for new files, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
