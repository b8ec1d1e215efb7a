"""What the process under trial does to the world: an audit hook that forbids, and remembers.

It cannot be taken off again, so it watches only between `armed` and the end of a case.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ruff import find_ruff_bin  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator

FORBIDDEN = (
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostby", "socket.sendto",
    "socket.sendmsg", "urllib.", "http.", "ftplib.", "smtplib.", "os.system", "os.exec", "os.fork",
    "os.posix_spawn", "os.spawn", "os.startfile", "pty.", "ctypes.", "webbrowser.", "os.putenv",
)  # fmt: skip
TOUCHES = (
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate",
    "os.chmod", "os.chown", "os.utime", "shutil.",
)  # fmt: skip
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
REPOSITORY = Path(__file__).parents[2]


@dataclass(slots=True)
class Watch:
    """`folder` is all that may be written, `readable` the rest that may be read besides."""

    folder: str
    readable: tuple[str, ...]
    seen: list[str] = field(default_factory=list)
    is_armed: bool = False

    @classmethod
    def begin(cls, folder: Path) -> Watch:
        """A watch over this process from now on."""
        places = (sys.prefix, sys.base_prefix, str(REPOSITORY), "/usr/share/zoneinfo", "/dev/null")
        watch = cls(str(folder), (*places, *map(os.path.realpath, places)))
        sys.addaudithook(watch._look)
        return watch

    @contextmanager
    def armed(self, case: Path) -> Iterator[list[str]]:
        """What is forbidden while this lasts; `case` is the folder of the project."""
        self.seen, outer = [], self.folder
        self.folder, self.is_armed = str(case), True
        try:
            yield self.seen
        finally:
            self.folder, self.is_armed = outer, False

    def _look(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.is_armed:
            return
        if event == "open":
            self._opened(*arguments)
        elif event.startswith(FORBIDDEN):
            self._forbid(event, arguments)
        elif event == "subprocess.Popen":
            if arguments[0] != find_ruff_bin():
                self._forbid(event, arguments)
        elif event.startswith(TOUCHES):
            for path in arguments:
                if isinstance(path, str | bytes | os.PathLike) and not self._is_ours(path):
                    self._forbid(event, arguments)

    def _opened(self, path: object, _mode: object, flags: object, *_rest: object) -> None:
        if not isinstance(path, str | bytes | os.PathLike) or self._is_ours(path):
            return
        whole = os.path.realpath(os.fsdecode(path))
        writes = isinstance(flags, int) and flags & WRITES
        if whole == os.devnull or (not writes and whole.startswith(self.readable)):
            return
        self._forbid("write" if writes else "read", (path,))

    def _is_ours(self, path: str | bytes | os.PathLike[str]) -> bool:
        whole = os.path.realpath(os.fsdecode(path))
        return whole == self.folder or whole.startswith(self.folder + os.sep)

    def _forbid(self, event: str, arguments: tuple[object, ...]) -> None:
        self.seen.append(f"{event} {arguments!r}"[:200])
        raise PermissionError(f"forbidden here: {event}")
