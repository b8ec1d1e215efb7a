"""Pure. What else a value of a parameter or a header may be read as: on the wire all is text.

A server that expects a string takes `5` for one, and one that expects a number takes `"5"` for
one (OAS 3.1, section 4.8.12: values are serialised by `style`).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from oas.json_value import Json


def readings(value: Json) -> Iterator[Json]:
    """The value itself, its texts, and what its texts may be read as; items and members likewise."""
    yield value
    for read in (_as_text, _as_read):
        other = _each(read, value)
        if other != value or type(other) is not type(value):
            yield other


def _each(read: Callable[[Json], Json], value: Json) -> Json:
    if isinstance(value, list):
        return [read(item) for item in value]
    if isinstance(value, dict):
        return {name: read(member) for name, member in value.items()}
    return read(value)


def _as_text(value: Json) -> Json:
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value) if isinstance(value, int | float) else value


def _as_read(value: Json) -> Json:
    """What a text says, where that is a number or a boolean."""
    if not isinstance(value, str):
        return value
    try:
        found = json.loads(value)
    except ValueError:
        return value
    return found if isinstance(found, bool | int | float) else value
