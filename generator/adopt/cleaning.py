"""Pure. FastAPI's document as the source of truth: without what FastAPI adds by itself.

Whatever a person said stays, in its order. Taken out are answers 422 of FastAPI's own, titles that
repeat a name, and the path and the method in the names of operations and bodies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.adopt.identifiers import rename
from oas.grammar import Kind, walk
from oas.json_value import Json, JsonObject, as_object, text
from oas.pointer import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from oas.document import Document
    from oas.grammar import Place

_SCHEMAS = "#/components/schemas/"
_ERRORS = ("HTTPValidationError", "ValidationError")
_UNASKED = {
    "description": "Validation Error",
    "content": {"application/json": {"schema": {"$ref": f"{_SCHEMAS}{_ERRORS[0]}"}}},
}
_BODY = "Body_"
_LIMITS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
# Above it a number of floating point may stand for another integer.
_EXACT = 2**53


def clean(document: Document, *, keep_422: bool) -> JsonObject:
    """The contract that `document` becomes; the Document is spent afterwards.

    With `keep_422`, the answers that FastAPI gives to requests that are not valid stay.
    """
    places = tuple(walk(document))
    # The titles of answers have the names of operations in them, as these were.
    for place in places:
        if place.kind is Kind.SCHEMA:
            _clean_schema(place)
    renamed = rename(places)
    _rename_bodies(document.root, places, renamed)
    if not keep_422:
        _drop_422(document.root, places)
    return document.root


def title_of(name: str) -> str:
    """The title that Pydantic gives to what is called `name`."""
    return name.title().replace("_", " ").strip()


def _clean_schema(place: Place) -> None:
    schema = place.value
    if text(schema.get("title")) in set(_titles(place)):
        del schema["title"]
    for limit in _LIMITS:
        value = schema.get(limit)
        if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
            schema[limit] = int(value)


def _titles(place: Place) -> Iterator[str]:
    """The titles that repeat what the schema at `place` is called anyway."""
    holder = place.holder
    if holder is None:
        return
    if place.field == "properties":
        yield title_of(str(place.key))
    elif holder.kind is Kind.COMPONENTS:
        yield str(place.key)
        # Where a class is read and written in two forms, each gets a component.
        yield str(place.key).removesuffix("-Input").removesuffix("-Output")
    elif holder.kind is Kind.PARAMETER:
        yield title_of(text(holder.value.get("name")))
    elif holder.holder is not None and holder.holder.kind is Kind.RESPONSE:
        yield from _titles_of_answer(holder.holder)


def _titles_of_answer(response: Place) -> Iterator[str]:
    place = response
    while place.holder is not None and place.kind is not Kind.OPERATION:
        place = place.holder
    name = text(place.value.get("operationId"))
    yield title_of(f"Response_{name}")
    yield title_of(f"Response_{response.field}_{name}")


def _rename_bodies(root: JsonObject, places: Sequence[Place], renamed: Mapping[str, str]) -> None:
    """`Body_upload_items__id__post` becomes `Body_upload`, with the operation that it belongs to."""
    schemas = _schemas(root)
    wanted = {f"{_BODY}{old}": f"{_BODY}{new}" for old, new in renamed.items() if old != new}
    names = {old: new for old, new in wanted.items() if old in schemas and new not in schemas}
    if not names:
        return
    as_object(root["components"])["schemas"] = {names.get(n, n): s for n, s in schemas.items()}
    references = {_reference(old): _reference(new) for old, new in names.items()}
    for place in places:
        if place.reference in references:
            place.value["$ref"] = references[place.reference]
    for old, new in names.items():
        schema = as_object(schemas[old])
        if schema.get("title") == old:
            schema["title"] = new


def _drop_422(root: JsonObject, places: Sequence[Place]) -> None:
    if not _is_fastapis(_schemas(root)):
        return
    for place in places:
        if place.kind is Kind.RESPONSES and place.value.get("422") == _UNASKED:
            del place.value["422"]
    _drop_unused(root)


def _is_fastapis(schemas: JsonObject) -> bool:
    """Whether the component of that name is the one that FastAPI has for it, and not a person's own."""
    error = as_object(schemas.get(_ERRORS[0]))
    detail = as_object(as_object(error.get("properties")).get("detail"))
    items = as_object(detail.get("items"))
    return len(as_object(error.get("properties"))) == 1 and items == {
        "$ref": f"{_SCHEMAS}{_ERRORS[1]}"
    }


def _drop_unused(root: JsonObject) -> None:
    """Take out the two components where nothing refers to them any more, and what is then empty."""
    schemas, components = _schemas(root), as_object(root.get("components"))
    for name in _ERRORS:
        if f"{_SCHEMAS}{name}" not in _references(root):
            schemas.pop(name, None)
    if not schemas:
        components.pop("schemas", None)
    if not components:
        root.pop("components", None)


def _references(root: JsonObject) -> set[str]:
    """Every text below a `$ref`, wherever it stands: too many keep a component, too few would break."""
    found: set[str] = set()
    waiting: list[Json] = [root]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            found.add(text(value.get("$ref")))
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return found


def _schemas(root: JsonObject) -> JsonObject:
    return as_object(as_object(root.get("components")).get("schemas"))


def _reference(name: str) -> str:
    return _SCHEMAS + escape(name)
