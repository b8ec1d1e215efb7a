"""Waits for files to change. What they hold, and what follows from a change, it does not ask.

Folders are watched, not files: an editor that replaces a file leaves a watch on the old one behind.
Whether something changed is then read from the files themselves, so what is told twice counts once,
and what is not told (some network disks are silent) is noticed a little later.
"""

from __future__ import annotations

import contextlib
import signal
import time
from typing import TYPE_CHECKING

from console.limits import waiting
from console.program import TerminatedError
from oas.errors import OutputError
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path
    from types import FrameType

    # What a file that is written anew has another one of; None where there is no such file.
    Stamp = tuple[int, ...] | None

# An editor that writes in several steps is waited for as long as it pauses no longer than this.
PAUSE_MILLISECONDS = 20
LONGEST_MILLISECONDS = 200
# Nobody tells what happens before a watch begins, so the files are looked at now and then; less
# often where there are many.
SILENCE_MILLISECONDS = 100
# Where a stamp has the time of the last change.
CHANGED_AT = 4


def changes(files: Callable[[], Collection[Path]]) -> Iterator[frozenset[Path]]:
    """Those of `files` that changed, as soon as there are some; at first all of them.

    They are asked for again after every turn. Never ends by itself: raises KeyboardInterrupt,
    TerminatedError, and OutputError where the folders cannot be watched.
    """
    seen = _stamps(files())
    changed = frozenset(seen)
    folders: frozenset[Path] = frozenset()
    events: Iterator[bool] = iter(())
    while True:
        began = time.time_ns()
        yield changed
        wanted = files()
        seen |= {path: _earlier(path, began) for path in wanted if path not in seen}
        while not (changed := _changed(wanted, seen)):
            if (needed := frozenset(map(_folder, wanted))) != folders:
                folders, events = needed, _events(needed, SILENCE_MILLISECONDS + len(wanted))
            with waiting(), _told_of_signals():
                if not next(events, False):
                    folders = frozenset()
        seen |= _stamps(changed)


def _changed(files: Iterable[Path], seen: Mapping[Path, Stamp]) -> frozenset[Path]:
    return frozenset(path for path in files if _stamp(path) != seen[path])


def _stamps(files: Iterable[Path]) -> dict[Path, Stamp]:
    return {path: _stamp(path) for path in files}


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _earlier(path: Path, moment: int) -> Stamp:
    """What a file had that nobody looked at before; it changed since where it is newer."""
    stamp = _stamp(path)
    return None if stamp and stamp[CHANGED_AT] > moment else stamp


def _folder(path: Path) -> Path:
    """The folder in which `path` changes, or would appear in one step or several."""
    whole = path.absolute()
    return next(folder for folder in (whole, *whole.parents) if folder.is_dir())


def _events(folders: Collection[Path], silence: int) -> Iterator[bool]:
    """Something happened in one of `folders`, or nothing for `silence` milliseconds."""
    import watchfiles
    from watchfiles._rust_notify import WatchfilesRustInternalError

    try:
        for _ in watchfiles.watch(
            *folders,
            watch_filter=None,
            step=PAUSE_MILLISECONDS,
            debounce=LONGEST_MILLISECONDS,
            rust_timeout=silence,
            yield_on_timeout=True,
            recursive=False,
        ):
            yield True
    except FileNotFoundError:
        # Gone since we looked: the next look finds the folder above it.
        return
    except (OSError, WatchfilesRustInternalError) as problem:
        raise OutputError(
            f"the folders of the contract cannot be watched: {show(str(problem))}",
            hint="set WATCHFILES_FORCE_POLLING=1 to have them looked at from time to time",
        ) from problem


@contextlib.contextmanager
def _told_of_signals() -> Iterator[None]:
    """Let SIGTERM be told from Ctrl-C: watchfiles raises KeyboardInterrupt for both."""
    heard: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        heard.append(number)
        raise TerminatedError

    before = signal.signal(signal.SIGTERM, note)
    try:
        yield
    except KeyboardInterrupt:
        if heard:
            raise TerminatedError from None
        raise
    finally:
        signal.signal(signal.SIGTERM, before)
