"""Where the configuration stands, and its table as JSON values. What the keys mean is not its business.

The nearest folder upwards that has a `contrato.toml`, or a pyproject.toml with `[tool.contrato]`,
decides; the search ends at the folder that holds `.git`. Both in one folder is an error, because
whichever won, somebody would edit the other in vain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.place import shown_path
from console.toml_file import read_toml
from oas.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from oas.json_value import JsonObject

OWN_FILE = "contrato.toml"
SHARED_FILE = "pyproject.toml"


def find_file(start: Path) -> Path | None:
    """The configuration file that holds in the folder `start`, None where there is none."""
    for folder in (start.absolute(), *start.absolute().parents):
        own, shared = folder / OWN_FILE, folder / SHARED_FILE
        in_shared = shared.is_file() and _own_table(read_toml(shared)[0]) is not None
        if own.is_file() and in_shared:
            raise ConfigError(
                f"{OWN_FILE} and [tool.contrato] in {SHARED_FILE} both configure this folder",
                where=shown_path(own),
                hint="keep one of them, or name one with --config",
            )
        if own.is_file() or in_shared:
            return own if own.is_file() else shared
        if (folder / ".git").exists():
            break
    return None


def read_file(file: Path) -> JsonObject:
    """The table of contrato that stands in `file`. Raises ConfigError."""
    document, _ = read_toml(file)
    table = _own_table(document) if file.name == SHARED_FILE else document
    if table is None:
        raise ConfigError(
            "there is no table [tool.contrato] in it",
            where=shown_path(file),
            hint="add one, or name another file with --config",
        )
    return dict(table)


def _own_table(document: JsonObject) -> JsonObject | None:
    tool = document.get("tool")
    table = tool.get("contrato") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None
