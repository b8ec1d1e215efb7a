"""The folder of one generated package, as it stands on disk. Reads only.

A symbolic link, a pipe, a device or a giant is not opened: it is listed with bytes that no file of
ours has, so that it counts as edited or stray.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from console.place import shown_path
from generator.lockfile import LOCK_NAME, parse_lock
from oas.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.lockfile import Lockfile

LARGEST = 64 * 1024 * 1024
NOT_OURS = b"\0neither generated nor read\n"


@dataclass(frozen=True, slots=True)
class Folder:
    """`files` by path, `lock` if there is one, and what interrupted builds left beside it."""

    path: Path
    files: Mapping[str, bytes]
    lock: Lockfile | None
    leftovers: tuple[Path, ...]
    interrupted: tuple[Lockfile, ...]


def read_folder(path: Path) -> Folder:
    """What stands at `path`, which need not exist. Raises OutputError where it cannot be read."""
    try:
        if path.is_symlink() or (path.exists() and not path.is_dir()):
            raise OutputError(
                "the generated code needs a folder of its own here",
                where=shown_path(path),
                hint="move away what stands there",
            )
        files = dict(_files(path))
        leftovers = find_leftovers(path)
        locks = [_lock(folder / LOCK_NAME) for folder in leftovers]
    except OSError as problem:
        place = Path(os.fsdecode(problem.filename or path))
        raise OutputError(
            f"it cannot be read: {problem.strerror}", where=shown_path(place)
        ) from problem
    lock = files.get(LOCK_NAME)
    return Folder(
        path,
        files,
        None if lock is None else parse_lock(lock, where=shown_path(path / LOCK_NAME)),
        leftovers,
        tuple(lock for lock in locks if lock),
    )


def leftover_prefix(path: Path) -> str:
    """How the folders are called in which a build for `path` prepares its files."""
    return f".{path.name}.contrato-"


def find_leftovers(path: Path) -> tuple[Path, ...]:
    """The folders in which builds for `path` prepare, or prepared, their files."""
    if not path.parent.is_dir():
        return ()
    prefix = leftover_prefix(path)
    found = [entry for entry in path.parent.iterdir() if entry.name.startswith(prefix)]
    return tuple(sorted(entry for entry in found if entry.is_dir() and not entry.is_symlink()))


def _lock(path: Path) -> Lockfile | None:
    """The lock an interrupted build had in mind, None where it did not come that far."""
    try:
        return parse_lock(path.read_bytes(), where=shown_path(path))
    except (OSError, OutputError):
        return None


def _files(top: Path) -> Iterator[tuple[str, bytes]]:
    for folder, names, files in os.walk(top, onerror=_raise):
        names[:] = [name for name in names if not _is_ignored(name)]
        links = [name for name in names if os.path.islink(f"{folder}/{name}")]  # noqa: PTH114 (os.walk gives text)
        for name in (*files, *links):
            if not _is_ignored(name):
                path = Path(folder, name)
                yield path.relative_to(top).as_posix(), _bytes(path)


def _is_ignored(name: str) -> bool:
    """What Python and its tools leave behind while they use the generated code."""
    return name.startswith(".") or name == "__pycache__" or name.endswith(".pyc")


def _bytes(path: Path) -> bytes:
    found = path.lstat()
    if stat.S_ISREG(found.st_mode) and found.st_size <= LARGEST:
        return path.read_bytes()
    return NOT_OURS


def _raise(problem: OSError) -> None:
    if not isinstance(problem, FileNotFoundError):
        raise problem
