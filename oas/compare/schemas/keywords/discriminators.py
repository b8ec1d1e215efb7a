"""Pure. What changed in a discriminator. It restricts nothing, it only says how to tell the branches apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.change import Effect
from oas.compare.schemas.sides import Values
from oas.compare.space import Edit, Subject
from oas.errors import ContractError
from oas.pointer import join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.compare.change import Change
    from oas.compare.schemas.sides import Sides
    from oas.document import Document, Node
    from oas.normal.schema import Discriminator


def discriminator(sides: Sides) -> Iterator[Change]:
    """It came, went, names another property, or its values name other schemas."""
    base, head = sides.base.notes.discriminator, sides.head.notes.discriminator
    if base is head:
        return
    at = sides.where("discriminator")
    if base is None or head is None or base.property != head.property:
        came = Edit.ADDED if base is None else Edit.REMOVED
        edit = Edit.CHANGED if base and head else came
        shown = Values(base.property if base else None, head.property if head else None)
        name = str(shown.after or shown.before)
        yield sides.change(Subject.DISCRIMINATOR, edit, at=at, name=name, values=shown)
        return
    for value in dict.fromkeys((*head.mapping, *base.mapping)):
        yield from _mapping(sides, value, at)


def _mapping(sides: Sides, value: str, at: tuple[str, str]) -> Iterator[Change]:
    """A value that a mapping leaves out names the schema of that name (OAS 3.1, section 4.8.25)."""
    documents = sides.between.base.document, sides.between.head.document
    notes = sides.base.notes.discriminator, sides.head.notes.discriminator
    before, after = (_target(d, n, value) for d, n in zip(documents, notes, strict=True))
    if before is None and after is None:
        return
    # Where it names what it named, how that has changed is said there.
    if before and after and before.pointer == after.pointer:
        return
    if before and after and sides.effect((before,), (after,)) is Effect.NONE:
        return
    came = Edit.ADDED if before is None else Edit.REMOVED
    edit = Edit.CHANGED if before and after else came
    yield sides.change(
        Subject.DISCRIMINATOR_MAPPING,
        edit,
        at=_places(sides, value, at),
        name=value,
        values=Values(before.pointer if before else None, after.pointer if after else None),
    )


def _places(sides: Sides, value: str, at: tuple[str, str]) -> tuple[str, str]:
    found = []
    for schema, place in zip((sides.base, sides.head), at, strict=True):
        note = schema.notes.discriminator
        found.append(join(place, "mapping", value) if note and value in note.mapping else place)
    return found[0], found[1]


def _target(document: Document, note: Discriminator | None, value: str) -> Node | None:
    place = note.mapping.get(value, value) if note else value
    reference = place if "#" in place else join("#/components/schemas", place)
    try:
        return document.target(reference)
    except ContractError:
        return None
