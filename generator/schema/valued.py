"""Pure. Fixed values: those of an `enum` or a `const` that all else in the schema allows.

They are known when the code is made, so what stands beside them is asked of each now and not of
every value later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.schema.checks import conjunction
from generator.schema.scalars import choice, json_type

if TYPE_CHECKING:
    from generator.schema.flat import Flat
    from generator.schema.interpret import Interpreter
    from generator.schema.types import Direction, Type
    from oas.document import Document
    from oas.json_value import Json, JsonObject


def valued(flat: Flat, direction: Direction, types: Interpreter, hint: str) -> Type:
    """The type of the values that are left."""
    values = flat.values or ()
    if flat.types is not None:
        kinds = {*flat.types, "integer"} if "number" in flat.types else {*flat.types}
        values = tuple(value for value in values if json_type(value) in kinds)
    if flat.limits and values:
        values = _allowed(values, _limits(flat))
    if not _says_more(flat, values):
        return choice(values)
    if flat.sources and (whole := _whole(flat, types.document, direction)) is not None:
        return choice(_allowed(values, whole))
    rest = types.tester(direction, hint).flat_test(
        flat._replace(types=None, limits={}, values=None)
    )
    return conjunction([choice(values), rest])


def _says_more(flat: Flat, values: tuple[Json, ...]) -> bool:
    """Whether something beside the limits may refuse one of the values."""
    if flat.groups or flat.rules:
        return bool(values)
    if flat.properties or flat.required or flat.names or flat.extra is not None:
        return any(isinstance(value, dict) for value in values)
    return bool(flat.items or flat.arrays) and any(isinstance(value, list) for value in values)


def _limits(flat: Flat) -> JsonObject:
    """The limits as they are written, those that several say apart."""
    several = {word: said for word, said in flat.limits.items() if isinstance(said, list)}
    parts: list[Json] = [{word: one} for word, said in several.items() for one in said]
    plain = {word: said for word, said in flat.limits.items() if word not in several}
    return {"allOf": parts, **plain} if parts else plain


def _whole(flat: Flat, document: Document, direction: Direction) -> JsonObject | None:
    """All that the schemas say, None where that cannot be written as one schema."""
    from oas.direction import Direction as Written
    from oas.witness.export import Exporter, UnexportableError

    try:
        return Exporter(document, Written(direction.value)).schema(flat.sources)
    except UnexportableError:
        return None


def _allowed(values: tuple[Json, ...], schema: JsonObject) -> tuple[Json, ...]:
    """The values that the schema accepts; all, where it cannot be asked."""
    import jsonschema_rs

    try:
        judge = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    except (ValueError, jsonschema_rs.ReferencingError):
        return values
    return tuple(value for value in values if judge.is_valid(value))
