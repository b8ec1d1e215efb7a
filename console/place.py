"""How a file is named to a person: the way they would type it in the folder they stand in."""

from __future__ import annotations

import os
from pathlib import Path

from oas.show import printable


def shown_path(path: Path) -> str:
    """`path` relative to the working folder where it is below it, else absolute; printable."""
    whole, here = os.path.abspath(path), os.getcwd()  # noqa: PTH100, PTH109 (no symlink is followed)
    inside = whole.startswith(here + os.sep)
    return printable(Path(os.path.relpath(whole, here) if inside else whole).as_posix())
