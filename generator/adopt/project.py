"""Puts a first contract, and a configuration where there is none, into a project. Nothing is overwritten."""

from __future__ import annotations

import contextlib
import glob
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from console.config_file import OWN_FILE
from console.contracts import contract_name
from console.place import shown_path
from oas.errors import ConfigError, OutputError
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUFFIX = ".json"


def target_of(asked: str, folder: Path) -> Path:
    """Where the contract goes: the file `asked` for, else by the name of the folder. Raises ToolError."""
    if asked:
        target = Path(asked)
        if target.suffix != _SUFFIX:
            raise ConfigError(
                f"a first contract is written as JSON, and {show(asked)} does not end so",
                hint="give a file such as contracts/shop/openapi.json",
            )
    else:
        target = Path("contracts", _name(folder), "openapi.json")
    refuse_existing(target)
    return target


def _name(folder: Path) -> str:
    try:
        return contract_name(folder.absolute() / "openapi.json")
    except ConfigError as error:
        raise ConfigError(error.message, hint="give --write contracts/NAME/openapi.json") from error


def refuse_existing(target: Path) -> None:
    """Raises OutputError where there is something already."""
    if target.exists() or target.is_symlink():
        raise OutputError(
            "this is there already, and is not overwritten",
            where=shown_path(target),
            hint="name another file with --write, or delete it first",
        )


def write_new(target: Path, data: bytes) -> None:
    """Make the file at `target`, and its folder. Raises OutputError, also where it appeared meanwhile."""
    with _told_as_output_error(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            try:
                file.write(data)
                file.flush()
            except OSError:
                with contextlib.suppress(OSError):
                    target.unlink()
                raise


@contextlib.contextmanager
def _told_as_output_error(target: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        refuse_existing(target)
        raise OutputError("its folder is none", where=shown_path(target)) from None
    except OSError as problem:
        raise OutputError(
            f"it cannot be written: {problem.strerror}", where=shown_path(target)
        ) from problem


def configuration(target: Path, folder: Path) -> bytes:
    """What contrato.toml in `folder` says of the contract at `target`. Raises ConfigError."""
    path = Path(os.path.relpath(target.absolute(), folder.absolute())).as_posix()
    if not path.isprintable():
        raise ConfigError(
            f"{OWN_FILE} cannot name {show(path)}", hint="name another file with --write"
        )
    named = json.dumps(glob.escape(path), ensure_ascii=False)
    lines = (f"contracts = [{named}]", 'out = "generated"')
    return "".join(f"{line}\n" for line in lines).encode()
