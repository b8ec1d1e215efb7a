"""The one place that writes generated code: whole files, one after the other, the lock last.

Everything is prepared in a folder beside the target's, brought to the disk, and moved into place
file by file. That folder holds the new lock, so a build that dies half way leaves files that the
next one recognises as ours. Files that are not ours, or were edited, are left alone.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from console.place import shown_path
from console.problems import counted
from generator.folder import leftover_prefix, read_folder
from generator.lockfile import LOCK_NAME
from generator.plan import Cause, plan
from oas.errors import OutputError
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.build import Build
    from generator.folder import Folder
    from generator.plan import Difference

PATIENCE_SECONDS = 15.0
PAUSE_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to its folder: how many files."""

    created: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0


def write(build: Build, path: Path, *, overwrite_edited: bool = False) -> Written:
    """Make the folder `path` hold `build`. Raises OutputError, leaving each file old or new."""
    with _told_as_output_error(path):
        path.mkdir(parents=True, exist_ok=True)
    with _locked(path.parent):
        folder = read_folder(path)
        differences = plan(build, folder.lock, folder.files, interrupted=folder.interrupted)
        if not overwrite_edited:
            _refuse_edited(differences, path)
        with _told_as_output_error(path):
            _bring_to_disk(build, folder, differences)
    return _written(build, folder, differences)


def _bring_to_disk(build: Build, folder: Folder, differences: Iterable[Difference]) -> None:
    outdated = {p: data for p, data in build.files.items() if folder.files.get(p) != data}
    stale = _stale(differences)
    if outdated or stale:
        _replace(folder.path, outdated, stale, lock=build.files[LOCK_NAME])
    for leftover in folder.leftovers:
        shutil.rmtree(leftover)


def _stale(differences: Iterable[Difference]) -> list[str]:
    """The files to delete: nothing is built for them any more, and they are ours."""
    return [d.path for d in differences if d.after is None and d.cause is not Cause.STRAY]


def _replace(
    top: Path, outdated: Mapping[str, bytes], stale: Iterable[str], *, lock: bytes
) -> None:
    prepared = _prepare(top, {**outdated, LOCK_NAME: lock})
    touched = {top}
    for path in sorted(outdated.keys() - {LOCK_NAME}):
        touched.update(_make_folders(top, path))
        (prepared / path).replace(top / path)
    for path in stale:
        touched.add(_remove(top, path))
    for folder in touched:
        if folder.exists():
            _sync_folder(folder)
    (prepared / LOCK_NAME).replace(top / LOCK_NAME)
    _sync_folder(top)
    shutil.rmtree(prepared)


def _prepare(top: Path, files: Mapping[str, bytes]) -> Path:
    """A new folder beside `top` with `files` in it, on the disk to the last byte."""
    prepared = Path(tempfile.mkdtemp(prefix=leftover_prefix(top), dir=top.parent))
    try:
        for path, data in files.items():
            (prepared / path).parent.mkdir(parents=True, exist_ok=True)
            _write_durably(prepared / path, data)
        _sync_folder(prepared)
        _sync_folder(prepared.parent)
    except BaseException:
        # Nothing was moved into place yet, so nothing needs the lock that lies here.
        shutil.rmtree(prepared, ignore_errors=True)
        raise
    return prepared


def _write_durably(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(path: Path) -> None:
    number = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _make_folders(top: Path, path: str) -> list[Path]:
    """The folders between `top` and the file `path`, made where they are missing."""
    folders = [top / parent for parent in reversed(PurePosixPath(path).parents)][1:]
    for folder in folders:
        folder.mkdir(exist_ok=True)
        if folder.is_symlink():
            raise OutputError(
                "a symbolic link stands where generated code goes", where=shown_path(folder)
            )
    return [top, *folders]


def _remove(top: Path, path: str) -> Path:
    """Delete a file and the folders that have nothing left in them; the folder that now differs."""
    (top / path).unlink(missing_ok=True)
    folder = (top / path).parent
    while folder != top and all(entry.name == "__pycache__" for entry in folder.iterdir()):
        shutil.rmtree(folder)
        folder = folder.parent
    return folder


def _refuse_edited(differences: Iterable[Difference], top: Path) -> None:
    edited = [d.path for d in differences if d.cause is Cause.EDITED and d.path != LOCK_NAME]
    if edited:
        raise OutputError(
            f"{counted(len(edited), 'file')} edited by hand: {', '.join(map(show, edited))}",
            where=shown_path(top),
            hint="move the edit to a file of your own, then add --overwrite-edited",
        )


def _written(build: Build, folder: Folder, differences: Iterable[Difference]) -> Written:
    changed = [path for path, data in build.files.items() if folder.files.get(path) != data]
    created = sum(path not in folder.files for path in changed)
    return Written(
        created=created,
        changed=len(changed) - created,
        removed=len(_stale(differences)),
        unchanged=len(build.files) - len(changed),
    )


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keep other builders out of `folder`; the system lets go of the lock when this one dies."""
    with _told_as_output_error(folder):
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not _try_lock(number, folder):
            if time.monotonic() > deadline:
                raise OutputError(
                    f"another build has been writing here for {PATIENCE_SECONDS:.0f} seconds",
                    where=shown_path(folder),
                    hint="wait for it, or end it, and run again",
                )
            time.sleep(PAUSE_SECONDS)
        yield
    finally:
        os.close(number)


def _try_lock(number: int, folder: Path) -> bool:
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as problem:
        raise _output_error(problem, folder) from problem
    return True


@contextlib.contextmanager
def _told_as_output_error(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise _output_error(problem, path) from problem


def _output_error(problem: OSError, path: Path) -> OutputError:
    place = Path(os.fsdecode(problem.filename)) if problem.filename else path
    return OutputError(f"it cannot be written: {problem.strerror}", where=shown_path(place))
