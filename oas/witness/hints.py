"""Pure. What a contract itself gives as examples of a value: nothing reads better in a witness."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.json_value import as_array

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from oas.json_value import Json
    from oas.normal.schema import Schema

_LONGEST = 60  # characters of a string


def hints(parts: Sequence[Schema]) -> list[Json]:
    """Examples and the default of the schemas, scalars only; whether they are valid is not asked."""
    return [value for part in parts for value in _given(part) if _is_short(value)]


def _given(part: Schema) -> Iterator[Json]:
    texts = part.notes.texts
    if "example" in texts:
        yield texts["example"]
    yield from as_array(texts.get("examples"))
    if part.notes.has_default:
        yield part.notes.default


def _is_short(value: Json) -> bool:
    is_scalar = isinstance(value, bool | int | float)
    return is_scalar or (isinstance(value, str) and len(value) <= _LONGEST)
