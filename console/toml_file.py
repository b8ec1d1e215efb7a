"""Reads a TOML file: its table, or an error that names the place. What it means is not its business."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from console.place import shown_path
from oas.errors import ConfigError
from oas.show import show

if TYPE_CHECKING:
    from pathlib import Path

    from oas.json_value import JsonObject


def read_toml(file: Path) -> tuple[JsonObject, str]:
    """The table that stands in `file`, and its text. Raises ConfigError.

    Dates are no JSON: who expects some reads them as `datetime.date`.
    """
    try:
        text = file.read_bytes().decode()
        return tomllib.loads(text), text
    except OSError as problem:
        raise ConfigError(
            f"it cannot be read: {problem.strerror}", where=shown_path(file)
        ) from problem
    except UnicodeDecodeError as problem:
        raise ConfigError("it is not UTF-8 text", where=shown_path(file)) from problem
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise _malformed(file, str(problem)) from problem


def _malformed(file: Path, message: str) -> ConfigError:
    """The parser gives the place within its sentence: `Invalid value (at line 3, column 9)`."""
    place = re.search(r" \(at line (\d+), column (\d+)\)$", message)
    where = shown_path(file) + (f":{place[1]}:{place[2]}" if place else "")
    text = message[: place.start()] if place else message
    return ConfigError(f"it is not valid TOML: {show(text)}", where=where)
