"""The disk edge of loading: a path to a Document. Reads regular files, and writes nothing.

The contract is whatever file the caller names. What it refers to must be a regular file inside the
project, after symbolic links are followed: a contract from a stranger reads nothing else.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from oas.document import Document, Source
from oas.errors import ContractError
from oas.limits import DEFAULT_LIMITS, Limits
from oas.loading import parse
from oas.problem import Level, Problem
from oas.references import OUTSIDE
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Callable

_PIECE = 1024 * 1024
_REASONS = {
    errno.ENOENT: "does not exist",
    errno.ENOTDIR: "does not exist",
    errno.EACCES: "may not be read",
    errno.EPERM: "may not be read",
    errno.ELOOP: "is a ring of symbolic links",
    errno.ENAMETOOLONG: "has too long a path",
}


def load(
    path: Path,
    *,
    project: Path | None = None,
    limits: Limits = DEFAULT_LIMITS,
    twin: Document | None = None,
) -> Document:
    """The Document of the file at `path`. Raises ContractError in one line where there is none.

    Files that it refers to must lie inside `project`, by default the contract's own folder. What has
    the bytes of its `twin` is not parsed again.
    """
    source = Source(display_name(path), _read(path, display_name(path), limits))
    inside = path.parent if project is None else project
    read_file = _reader(path.parent, inside, limits)
    return parse(source, read_file=read_file, limits=limits, twin=twin)


def display_name(path: Path) -> str:
    """`path` as messages show it: from the current folder if it lies inside, else as given."""
    with suppress(OSError, ValueError):  # no current folder, or not inside it
        here = Path.cwd()
        return Path(os.path.normpath(here / path)).relative_to(here).as_posix()
    return Path(os.path.normpath(path)).as_posix()


def _reader(folder: Path, project: Path, limits: Limits) -> Callable[[str], Source]:
    def read_file(relative: str) -> Source:
        path = folder / relative
        name = display_name(path)
        real = Path(os.path.realpath(path))
        if not real.is_relative_to(os.path.realpath(project)):
            raise _outside(name)
        return Source(name, _read(real, name, limits, flags=os.O_NOFOLLOW))

    return read_file


def _outside(name: str) -> ContractError:
    message = f"the file {show(name)} lies outside the project"
    hint = "copy it into the project"
    problem = Problem(OUTSIDE, message, Level.ERROR, name, hint=hint)
    return ContractError(message, where=name, hint=hint, problems=[problem])


def _read(path: Path, name: str, limits: Limits, *, flags: int = 0) -> bytes:
    try:
        # Without O_NONBLOCK, opening a FIFO waits for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | flags)
        try:
            return _content(descriptor, name, limits)
        finally:
            os.close(descriptor)
    except OSError as error:
        known = _REASONS.get(error.errno or 0)
        raise _unreadable(name, known or f"cannot be read: {error.strerror}") from None
    except ValueError:  # a NUL in the path
        raise _unreadable(name, "does not exist") from None


def _content(descriptor: int, name: str, limits: Limits) -> bytes:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        kind = "a folder" if stat.S_ISDIR(status.st_mode) else "not a regular file"
        raise _unreadable(name, f"is {kind}")
    pieces: list[bytes] = []
    size = status.st_size
    read = 0
    while size <= limits.bytes and (piece := os.read(descriptor, _PIECE)):
        pieces.append(piece)
        read += len(piece)
        size = max(size, read)  # a file may grow, and some tell no size at all
    if size > limits.bytes:
        raise _unreadable(name, f"has {size:,} bytes or more; at most {limits.bytes:,} are read")
    return b"".join(pieces)


def _unreadable(name: str, reason: str) -> ContractError:
    hint = "give the path of an OpenAPI contract, JSON or YAML"
    return ContractError(f"the file {show(name)} {reason}", where=name, hint=hint)
