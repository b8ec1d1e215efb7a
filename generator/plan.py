"""Pure. What stands on disk against what would be built: each difference with its cause.

Only a lock says which files are ours: the one in the folder, and those of builds that were
interrupted. A file that none of them knows with that digest was made or changed by a person.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from generator.lockfile import LOCK_NAME
from oas.digest import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.build import Build
    from generator.lockfile import Lockfile


class Cause(StrEnum):
    """Why a file differs. EDITED and STRAY name what a person did; a build undoes neither."""

    NOT_BUILT = "not built yet"
    CONTRACT_CHANGED = "contract changed"
    OPTIONS_CHANGED = "options changed"
    GENERATOR_CHANGED = "generator changed"
    INTERRUPTED = "interrupted build"
    MISSING = "missing file"
    STALE = "no longer generated"
    EDITED = "edited by hand"
    STRAY = "stray file"


@dataclass(frozen=True, slots=True)
class Difference:
    """One file that is not what it should be. `before` is the disk, `after` what is built."""

    path: str
    cause: Cause
    before: bytes | None
    after: bytes | None

    def remedy(self, contract: str) -> str:
        """What mends it, with the command to run; `contract` is how a person names it."""
        command = f"contract-gen build {shlex.quote(contract)}"
        match self.cause:
            case Cause.STRAY:
                return "delete it or move it elsewhere"
            case Cause.EDITED:
                return f"to undo the edit run {command} --overwrite-edited"
            case (
                Cause.NOT_BUILT
                | Cause.CONTRACT_CHANGED
                | Cause.OPTIONS_CHANGED
                | Cause.GENERATOR_CHANGED
                | Cause.INTERRUPTED
                | Cause.MISSING
                | Cause.STALE
            ):
                return f"run {command}"
        assert_never(self.cause)


def plan(
    build: Build,
    lock: Lockfile | None,
    disk: Mapping[str, bytes],
    *,
    interrupted: Sequence[Lockfile] = (),
) -> tuple[Difference, ...]:
    """Every difference between `build` and what stands in its folder, sorted by path.

    None at all where only the generator is another and its output is the same. `interrupted` are
    the locks that builds which did not end had in mind.
    """
    found = [
        *_generated(build, lock, disk, interrupted),
        *_others(build, disk, [lock, *interrupted] if lock else interrupted),
    ]
    return tuple(sorted(found, key=lambda difference: difference.path))


def _generated(
    build: Build,
    lock: Lockfile | None,
    disk: Mapping[str, bytes],
    interrupted: Sequence[Lockfile],
) -> Iterator[Difference]:
    reason = _reason(build.lock, lock)
    for path, after in build.files.items():
        before = disk.get(path)
        if path == LOCK_NAME:
            if lock is None or not lock.agrees_with(build.lock):
                built = disk.keys() & build.lock.files.keys()
                yield Difference(
                    path, Cause.MISSING if built and not lock else reason, before, after
                )
        elif before != after:
            cause = _cause(path, before, lock, interrupted) or reason
            yield Difference(path, cause, before, after)


def _others(
    build: Build, disk: Mapping[str, bytes], locks: Sequence[Lockfile]
) -> Iterator[Difference]:
    for path in disk.keys() - build.files.keys():
        before = disk[path]
        if not any(path in lock.files for lock in locks):
            yield Difference(path, Cause.STRAY, before, None)
        else:
            cause = Cause.STALE if _is_ours(path, before, locks) else Cause.EDITED
            yield Difference(path, cause, before, None)


def _cause(
    path: str, before: bytes | None, lock: Lockfile | None, interrupted: Sequence[Lockfile]
) -> Cause | None:
    """What happened to a generated file since the last build; None: nothing, the build is another."""
    if before is None:
        return Cause.MISSING if lock and path in lock.files else None
    if lock and _is_ours(path, before, [lock]):
        return None
    return Cause.INTERRUPTED if _is_ours(path, before, interrupted) else Cause.EDITED


def _is_ours(path: str, data: bytes, locks: Sequence[Lockfile]) -> bool:
    found = digest(data)
    return any(lock.files.get(path) == found for lock in locks)


def _reason(built: Lockfile, lock: Lockfile | None) -> Cause:
    """Why a build gives something else than the last one did.

    A lock that says nothing changed, of files that did, was edited together with them.
    """
    if lock is None:
        return Cause.NOT_BUILT
    if built.contract != lock.contract:
        return Cause.CONTRACT_CHANGED
    if built.options != lock.options:
        return Cause.OPTIONS_CHANGED
    return Cause.GENERATOR_CHANGED if built.generator != lock.generator else Cause.EDITED
