"""Reads files of a commit from the git repository at hand. Nothing is checked out, nothing fetched.

git is started without a shell and without the variables that would lead it elsewhere, as they are
set in a hook. What it says on standard error is shown as outside text.
"""

from __future__ import annotations

import os
import posixpath
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from oas.document import Source
from oas.errors import ConfigError, ContractError, RemoteError
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Mapping

PATIENCE_SECONDS = 60.0
NOT_FOUND = ""
_KEPT = ("GIT_CONFIG_", "GIT_EXEC_PATH")
_SETTINGS = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    # What a commit holds is judged, and not what stands in for it on this machine.
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_LITERAL_PATHSPECS": "1",
}
# A partial clone would fetch what it lacks.
_OFFLINE = ("-c", "protocol.allow=never")


@dataclass(frozen=True, slots=True)
class Repository:
    """A working tree; `top` is its root, symbolic links followed."""

    top: Path
    environ: Mapping[str, str]

    def path_of(self, file: Path) -> str:
        """How commits call a file of the working tree. Raises ConfigError for one outside of it."""
        whole = Path(os.path.realpath(file.parent), file.name)
        if not whole.is_relative_to(self.top):
            raise ConfigError(
                f"{show(file.as_posix())} lies outside the git repository",
                hint="say which file to compare with: git:REF:PATH",
            )
        return whole.relative_to(self.top).as_posix()

    def commit(self, ref: str) -> Commit:
        """The commit that `ref` names here. Raises ConfigError for what cannot be a ref.

        Raises RemoteError where there is no such commit in this clone.
        """
        if not ref or ref.startswith("-") or not ref.isprintable():
            raise ConfigError(f"{show(ref)} is no git ref", hint="such as git:main or git:v1.2.0")
        found = self._resolved(ref)
        if found == NOT_FOUND:
            near = f"origin/{ref}"
            raise RemoteError(
                f"there is no commit {show(ref)} in this clone",
                where=f"git:{ref}",
                hint=f"did you mean git:{near}?"
                if self._resolved(near)
                else "fetch it first; a shallow clone has the newest commit alone "
                "(git fetch --unshallow, or fetch-depth: 0 in a workflow)",
            )
        return Commit(self, ref, found)

    def last_tag(self) -> str:
        """The tag that the working tree comes from. Raises ConfigError where there is none."""
        done = _git(self.top, self.environ, "describe", "--tags", "--abbrev=0")
        if done.returncode:
            raise ConfigError(
                f"git knows no tag to begin from: {_said(done)}",
                where=self.top.as_posix(),
                hint="name a commit; a shallow clone has no tags (git fetch --tags)",
            )
        return done.stdout.decode(errors="replace").strip()

    def _resolved(self, ref: str) -> str:
        done = _git(
            self.top,
            self.environ,
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            f"{ref}^{{commit}}",
        )
        return NOT_FOUND if done.returncode else done.stdout.decode().strip()


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit, by the id that `ref` had when it was looked up."""

    repository: Repository
    ref: str
    id: str

    def source(self, path: str, *, most: int) -> Source:
        """The file at `path` from the root. Raises ContractError where there is no such file.

        It may have `most` bytes.
        """
        name = f"git:{self.ref}:{path}"
        mode, object_id, size = self._entry(path, name)
        if not mode.startswith("100"):
            raise _no_file(name, "is no regular file there")
        if size > most:
            raise _no_file(name, f"has {size:,} bytes; at most {most:,} are read")
        done = self._git("cat-file", "blob", object_id)
        if done.returncode:
            raise _failed(done, name)
        return Source(name, done.stdout)

    def _entry(self, path: str, name: str) -> tuple[str, str, int]:
        """Mode, object id and size of what stands at `path`."""
        is_inside = not path.startswith(("/", "../")) and posixpath.normpath(path) == path
        if not is_inside or "\0" in path or path in {"", ".", ".."}:
            raise _no_file(name, "does not lie inside the repository")
        done = self._git("ls-tree", "-z", "-l", "--full-tree", self.id, "--", path)
        if done.returncode:
            raise _failed(done, name)
        entry = done.stdout.partition(b"\t")[0].split()
        if not entry:
            raise _no_file(name, "does not exist there")
        mode, _, object_id, size = (part.decode() for part in entry)
        return mode, object_id, int(size) if size.isdecimal() else 0

    def _git(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return _git(self.repository.top, self.repository.environ, *arguments)


def find_repository(folder: Path, environ: Mapping[str, str]) -> Repository:
    """The repository that `folder` belongs to. Raises ConfigError where there is none."""
    done = _git(folder, environ, "rev-parse", "--show-toplevel")
    if done.returncode:
        raise ConfigError(
            f"this is no git repository: {_said(done)}",
            where=folder.as_posix(),
            hint="give a file or a URL to compare with, or run inside the repository",
        )
    top = os.fsdecode(done.stdout.removesuffix(b"\n"))
    return Repository(Path(os.path.realpath(top)), environ)


def _git(
    folder: Path, environ: Mapping[str, str], *arguments: str
) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 (no shell, and no argument that could be an option)
            ["git", *_OFFLINE, *arguments],  # noqa: S607 (where git is, PATH says)
            cwd=folder,
            env=_cleaned(environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise RemoteError(f"git did not answer within {PATIENCE_SECONDS:g} seconds") from None
    except OSError as problem:
        raise ConfigError(
            f"git could not be started: {problem.strerror}", hint="is it installed?"
        ) from problem


def _cleaned(environ: Mapping[str, str]) -> dict[str, str]:
    kept = {k: v for k, v in environ.items() if not k.startswith("GIT_") or k.startswith(_KEPT)}
    return {**kept, **_SETTINGS}


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    text = done.stderr.decode(errors="replace").strip()
    return show(text.partition("\n")[0] or f"it ended with {done.returncode}")


def _no_file(name: str, reason: str) -> ContractError:
    return ContractError(
        f"the file {reason}", where=name, hint="name the file that it had: git:REF:PATH"
    )


def _failed(done: subprocess.CompletedProcess[bytes], name: str) -> RemoteError:
    return RemoteError(
        f"git could not read it: {_said(done)}", where=name, hint="is the clone complete?"
    )
