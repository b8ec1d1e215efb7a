"""Pure. What a schema says of a value without restricting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.canonical import canonical_bytes
from oas.json_value import JsonObject, as_object, text
from oas.normal.schema import Discriminator, Notes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oas.json_value import Json

NONE = Notes()
TEXTS = frozenset(
    {"title", "description", "$comment", "examples", "example", "externalDocs", "xml"}
)
_PLAIN = TEXTS | {"type", "format", "properties", "required", "items", "enum", "nullable"}
_AROUND = frozenset({"$ref", "allOf", "anyOf", "oneOf"})
_OF_THEIR_OWN = frozenset({"x-extensible-enum", "x-sunset", "x-stability-level"})


def read_notes(values: Sequence[JsonObject]) -> Notes:
    """What schemas that hold together say.

    Where several say the same thing, the one counts that stands around the others; of those the least,
    since they have no order.
    """
    said: JsonObject = values[0] if len(values) == 1 else _least(values)
    if said.keys() <= _PLAIN:  # most schemas say no more than this
        return Notes(_texts(said))
    return Notes(
        texts=_texts(said),
        has_default="default" in said,
        default=said.get("default"),
        deprecated=_any(values, "deprecated"),
        read_only=_any(values, "readOnly"),
        write_only=_any(values, "writeOnly"),
        sunset=said.get("x-sunset"),
        stability=said.get("x-stability-level"),
        extensible=_extensible(said),
        discriminator=_discriminator(said.get("discriminator")),
        extensions={
            name: said[name] for name in said if name.startswith("x-") and name not in _OF_THEIR_OWN
        },
    )


def _least(values: Sequence[JsonObject]) -> JsonObject:
    around = values[0] if values and not _AROUND.isdisjoint(values[0]) else {}
    said: JsonObject = {}
    for value in values:
        for name, text_or_data in value.items():
            known = said.get(name)
            if name not in said or canonical_bytes(text_or_data) < canonical_bytes(known):
                said[name] = text_or_data
    return {**said, **around}


def _texts(said: JsonObject) -> JsonObject:
    """The texts; `example` is an older spelling of `examples` (OAS 3.1, section 4.8.24)."""
    texts = {name: said[name] for name in said if name in TEXTS}
    if "example" in texts:
        more = texts.get("examples")
        texts["examples"] = [texts.pop("example"), *(more if isinstance(more, list) else [])]
    return texts


def _any(values: Sequence[JsonObject], keyword: str) -> bool:
    return any(value.get(keyword) is True for value in values)


def _extensible(said: JsonObject) -> tuple[Json, ...] | None:
    """The values known today. `x-extensible-enum: true` marks the `enum` beside it and lists none."""
    mark = said.get("x-extensible-enum")
    if isinstance(mark, list):
        return tuple(mark)
    return () if mark is True else None


def _discriminator(value: Json) -> Discriminator | None:
    if not isinstance(value, dict):
        return None
    mapping = as_object(value.get("mapping"))
    return Discriminator(
        text(value.get("propertyName")), {name: text(place) for name, place in mapping.items()}
    )
