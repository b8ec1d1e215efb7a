"""Pure. By which name Python imports a folder of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.place import shown_path
from oas.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

SOURCE_FOLDERS = frozenset({"src", "lib"})


def import_name(folder: Path, root: Path) -> str:
    """`generated.core` for `generated/core`; a leading `src` is where packages lie, not one itself.

    Raises ConfigError where no import finds the folder.
    """
    whole = folder.absolute()
    parts = list(whole.relative_to(root).parts) if whole.is_relative_to(root) else []
    if len(parts) > 1 and parts[0] in SOURCE_FOLDERS:
        parts = parts[1:]
    if not parts or not all(part.isidentifier() for part in parts):
        raise ConfigError(
            "no import statement can name this folder",
            where=shown_path(folder),
            hint="use a folder of the project whose path is made of identifiers, such as src/api",
        )
    return ".".join(parts)
