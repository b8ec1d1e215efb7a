"""Which contracts are meant, and what each is called.

The name of a contract becomes a folder and a Python package, so it comes from the path alone:
nothing that stands inside a contract may decide where files go.
"""

from __future__ import annotations

import glob
import keyword
import os
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from console.place import shown_path
from oas.errors import ConfigError
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SUFFIXES = (".json", ".yaml", ".yml")
LONGEST_NAME = 64
WINDOWS_DEVICE = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")


def contract_name(path: Path) -> str:
    """The name of the contract at `path`: `[a-z][a-z0-9_]*`, an identifier.

    `contracts/core/openapi.json` is `core`; a file not called openapi gives its own stem. Raises
    ConfigError where that has no letter or digit to make a name of.
    """
    whole = path.absolute()
    given = whole.parent.name if whole.stem.lower() == "openapi" else whole.stem
    plain = unicodedata.normalize("NFKD", given).lower()
    name = re.sub(r"[^a-z0-9]+", "_", plain.encode("ascii", "ignore").decode()).strip("_")
    if not name:
        raise ConfigError(
            f"no name for the generated package can be made of {show(given)}",
            where=shown_path(path),
            hint="rename it: the name needs one of the letters a-z or a digit",
        )
    if name[0].isdigit():
        name = f"api_{name}"
    taken = keyword.iskeyword(name) or keyword.issoftkeyword(name)
    return (name + "_" if taken or WINDOWS_DEVICE.fullmatch(name) else name)[:LONGEST_NAME]


def given_paths(given: Iterable[str]) -> tuple[Path, ...]:
    """The contracts named on the command line; each must be a file. Raises ConfigError."""
    return tuple(_file(Path(text)) for text in given)


def configured_paths(patterns: Sequence[str], root: Path, *, place: str) -> tuple[Path, ...]:
    """The contracts that paths and globs below `root` name, sorted within each glob.

    Raises ConfigError, naming `place`, where a path is missing or nothing at all is found.
    """
    found = [path for pattern in patterns for path in _matching(pattern, root, place=place)]
    if not found:
        raise ConfigError(
            f"no contract matches {', '.join(map(show, patterns))}",
            where=place,
            hint="name one on the command line, or set the key contracts",
        )
    return tuple(dict.fromkeys(found))


def with_unique_names(paths: Iterable[Path]) -> tuple[Path, ...]:
    """`paths`, if no two of them are called the same. Raises ConfigError."""
    names: dict[str, Path] = {}
    for path in paths:
        name = contract_name(path)
        other = names.setdefault(name, path)
        if other.absolute() != path.absolute():
            raise ConfigError(
                f"{show(shown_path(other))} and {show(shown_path(path))} are both called {name}",
                hint="the name is the folder's: give each contract a folder of its own",
            )
    return tuple(names.values())


def _matching(pattern: str, root: Path, *, place: str) -> list[Path]:
    if not glob.has_magic(pattern):
        path = root / pattern
        if not path.is_file():
            raise ConfigError(
                f"the contract {show(pattern)} does not exist",
                where=place,
                hint="correct the key contracts",
            )
        return [path]
    names = glob.glob(pattern, root_dir=root, recursive=True)  # noqa: PTH207 (Path.glob refuses absolute ones)
    return sorted(path for name in names if (path := root / name).suffix in SUFFIXES)


def _file(path: Path) -> Path:
    if path.is_file():
        return path
    if not path.exists():
        raise ConfigError("there is no such contract", where=shown_path(path))
    inside = sorted(os.path.normpath(p) for p in path.glob("openapi.*") if p.suffix in SUFFIXES)
    hint = f"did you mean {show(inside[0])}?" if inside else "name a file"
    raise ConfigError("a contract is a file", where=shown_path(path), hint=hint)
