"""A SRC to a Document: what a contract is compared with, wherever it is kept.

`FILE`, `https://…` or `git:REF[:PATH]`. Files that it refers to are read from the same place, at
the same commit; behind a URL there is only the one file.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oas.document import Source
from oas.errors import ConfigError, ContractError
from oas.limits import DEFAULT_LIMITS
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from oas.document import Document

FORMS = "a file, https://HOST/PATH or git:REF[:PATH]"
_GIT = "git:"
_URLS = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Reader:
    """Where a SRC is looked up.

    `contract` is the file to be compared: without a PATH, git is asked for its own earlier form.
    A FILE is relative to `folder`; what it refers to must lie inside `project`, or beside it. What has
    the bytes of `twin` is not parsed again.
    """

    contract: Path
    folder: Path
    project: Path
    environ: Mapping[str, str]
    twin: Document | None = None


def is_file(spec: str) -> bool:
    """Whether SRC is a path, rather than a URL or a git ref. Raises ConfigError for neither."""
    if spec.startswith((_GIT, *_URLS)):
        return False
    if not spec or "://" in spec:
        raise ConfigError(f"nothing is read from {show(spec)}", hint=f"give {FORMS}")
    return True


def read_document(spec: str, reader: Reader) -> Document:
    """The Document at `spec`. Raises ConfigError, ContractError or RemoteError, saying why not."""
    if is_file(spec):
        return _from_disk(reader.folder / spec, reader)
    return _from_git(spec, reader) if spec.startswith(_GIT) else _from_url(spec, reader)


def _from_disk(path: Path, reader: Reader) -> Document:
    from oas.files import load

    inside = path.absolute().is_relative_to(reader.project)
    return load(path, project=reader.project if inside else None, twin=reader.twin)


def _from_url(url: str, reader: Reader) -> Document:
    from oas.loading import parse
    from registry.address import parse_address
    from registry.http import Surroundings, fetch

    def refuse(path: str) -> Source:
        raise ContractError(
            f"it refers to another file, {show(path)}, and only the one behind the URL is fetched",
            where=name,
            hint="publish it in one file (bundle it first)",
        )

    name = parse_address(url).shown
    source = Source(name, fetch(url, Surroundings(reader.environ)))
    return parse(source, read_file=refuse, twin=reader.twin)


def _from_git(spec: str, reader: Reader) -> Document:
    from oas.loading import parse
    from registry.git import find_repository

    ref, _, path = spec.removeprefix(_GIT).partition(":")
    repository = find_repository(reader.contract.absolute().parent, reader.environ)
    path = posixpath.normpath(path) if path else repository.path_of(reader.contract)
    commit = repository.commit(ref)
    folder = posixpath.dirname(path)

    def read_file(relative: str) -> Source:
        beside = posixpath.normpath(posixpath.join(folder, relative))
        return commit.source(beside, most=DEFAULT_LIMITS.bytes)

    source = commit.source(path, most=DEFAULT_LIMITS.bytes)
    return parse(source, read_file=read_file, twin=reader.twin)
