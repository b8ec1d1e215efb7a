"""Pure. What changed in what is said of a value without restricting it: one Change for each keyword."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.canonical import canonical_bytes
from oas.compare.change import Effect
from oas.compare.schemas.sides import Values
from oas.compare.space import Edit, Subject
from oas.normal.values import plain
from oas.raw.walk import is_same

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from oas.compare.change import Change
    from oas.compare.schemas.sides import Sides
    from oas.json_value import Json
    from oas.normal.schema import Notes

# What nobody sends or waits for: it is said once, not for each direction.
SAID_ONCE = frozenset(
    {
        *(Subject.DOCUMENTATION, Subject.EXTENSION, Subject.DEPRECATION),
        *(Subject.SUNSET, Subject.STABILITY),
    }
)
_SPELLINGS = {"examples": ("examples", "example")}
_SUNSET, _STABILITY, _EXTENSIBLE = "x-sunset", "x-stability-level", "x-extensible-enum"


def notes(sides: Sides, *, fastapi: bool = False) -> Iterator[Change]:
    """All of it. `fastapi`: titles that only the head has were made by a program."""
    base, head = sides.base.notes, sides.head.notes
    if base is head:
        return
    for name, before, after in _differing(base.texts, head.texts):
        if not (fastapi and name == "title" and before is None):
            subject = Subject.XML if name == "xml" else Subject.DOCUMENTATION
            yield _said(sides, subject, name, Values(before, after))
    for name, before, after in _differing(base.extensions, head.extensions):
        yield _said(sides, Subject.EXTENSION, name, Values(before, after))
    yield from _lifecycle(base, head, sides)
    yield from _access(sides)
    yield from _default(sides)
    yield from _extensible(sides)


def _lifecycle(base: Notes, head: Notes, sides: Sides) -> Iterator[Change]:
    """The day that comes or goes with the deprecation is no Change of its own."""
    if base.deprecated != head.deprecated:
        yield _said(sides, Subject.DEPRECATION, "deprecated", Values(_end(base), _end(head)))
    elif not _is_equal(base.sunset, head.sunset):
        yield _said(sides, Subject.SUNSET, _SUNSET, Values(base.sunset, head.sunset))
    if not _is_equal(base.stability, head.stability):
        shown = Values(base.stability, head.stability)
        yield _said(sides, Subject.STABILITY, _STABILITY, shown)


def _end(notes: Notes) -> Json:
    """What is shown of a deprecation; None where there is none."""
    if not notes.deprecated:
        return None
    return True if notes.sunset is None else {"sunset": notes.sunset}


def _said(sides: Sides, subject: Subject, keyword: str, shown: Values) -> Change:
    at = sides.where(*_SPELLINGS.get(keyword, (keyword,)))
    return sides.change(subject, edit_between(shown), at=at, name=keyword, values=shown)


def edit_between(shown: Values) -> Edit:
    """The edit of what is absent where it is None."""
    if shown.before is None:
        return Edit.ADDED
    return Edit.REMOVED if shown.after is None else Edit.CHANGED


def _differing(
    base: Mapping[str, Json], head: Mapping[str, Json]
) -> Iterator[tuple[str, Json, Json]]:
    for name in dict.fromkeys((*head, *base)):
        before, after = base.get(name), head.get(name)
        if not _is_equal(before, after):
            yield name, before, after


def _is_equal(before: Json, after: Json) -> bool:
    """The same data; 1 and 1.0 are one number."""
    return is_same(before, after) or (
        before == after and canonical_bytes(plain(before)) == canonical_bytes(plain(after))
    )


def _access(sides: Sides) -> Iterator[Change]:
    """Where a property counts in one direction only, the schema that holds it says so instead."""
    base, head = sides.base.notes, sides.head.notes
    for word, before, after in (
        ("readOnly", base.read_only, head.read_only),
        ("writeOnly", base.write_only, head.write_only),
    ):
        if before != after:
            yield _said(sides, Subject.ACCESS, word, Values(before or None, after or None))


def _default(sides: Sides) -> Iterator[Change]:
    base, head = sides.base.notes, sides.head.notes
    if base.has_default and head.has_default and _is_equal(base.default, head.default):
        return
    if base.has_default or head.has_default:
        came = Edit.ADDED if head.has_default else Edit.REMOVED
        edit = Edit.CHANGED if base.has_default and head.has_default else came
        at, shown = sides.where("default"), Values(base.default, head.default)
        yield sides.change(Subject.DEFAULT, edit, at=at, name="default", values=shown)


def _extensible(sides: Sides) -> Iterator[Change]:
    """The list as a whole, or the values in it: what else may come is open, so no set of values moves."""
    base, head = sides.base.notes.extensible, sides.head.notes.extensible
    if base == head:
        return
    if base is None or head is None:
        shown = Values(None if base is None else [*base], None if head is None else [*head])
        edit = Edit.ADDED if base is None else Edit.REMOVED
        at = sides.where(_EXTENSIBLE)
        yield sides.change(Subject.EXTENSIBLE_ENUM, edit, at=at, name=_EXTENSIBLE, values=shown)
        return
    old = {canonical_bytes(plain(value)): value for value in base}
    new = {canonical_bytes(plain(value)): value for value in head}
    for key in [key for key in old if key not in new]:
        yield _value(sides, Edit.REMOVED, old[key])
    for key in [key for key in new if key not in old]:
        yield _value(sides, Edit.ADDED, new[key])


def _value(sides: Sides, edit: Edit, value: Json) -> Change:
    is_gone = edit is Edit.REMOVED
    return sides.change(
        Subject.EXTENSIBLE_ENUM_VALUE,
        edit,
        Effect.NONE,
        at=sides.where_listed(value, _EXTENSIBLE),
        name=value if isinstance(value, str) else canonical_bytes(plain(value)).decode(),
        values=Values(value, None) if is_gone else Values(None, value),
    )
