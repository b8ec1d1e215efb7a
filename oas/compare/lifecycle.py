"""Pure. How long something will live: deprecation, sunset (RFC 8594) and stability."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.space import Edit, Subject
from oas.json_value import JsonObject, flag

if TYPE_CHECKING:
    from oas.compare.part import Part
    from oas.document import Node
    from oas.json_value import Json

_SUNSET = ("x-sunset", "sunset")
_STABILITY = "x-stability-level"
LIFECYCLE = frozenset({"deprecated", *_SUNSET, _STABILITY})


def lifecycle(node: Node) -> JsonObject:
    """What an object says of its end: `deprecated`, and what it has of `sunset` and its stability."""
    said: JsonObject = {"sunset": _sunset(node), _STABILITY: node.object.get(_STABILITY)}
    written = {key: value for key, value in said.items() if value is not None}
    return {"deprecated": flag(node.object.get("deprecated")), **written}


def compare_lifecycle(part: Part) -> None:
    """Note what differs. The day that comes or goes with the deprecation is no Change of its own."""
    before, after = (flag(value) for value in part.value("deprecated"))
    if before == after:
        _compare_sunset(part)
    elif after:
        end: JsonObject = {"sunset": _sunset(part.head)}
        part.note(Subject.DEPRECATION, Edit.ADDED, key="deprecated", before=None, after=end)
    else:
        end = {"sunset": _sunset(part.base)}
        part.note(Subject.DEPRECATION, Edit.REMOVED, key="deprecated", before=end, after=None)
    part.note_field(Subject.STABILITY, _STABILITY)


def _compare_sunset(part: Part) -> None:
    before, after = _sunset(part.base), _sunset(part.head)
    if before == after:
        return
    edit = Edit.ADDED if before is None else Edit.REMOVED if after is None else Edit.CHANGED
    key = next(key for key in _SUNSET if part.base.has(key) or part.head.has(key))
    part.note(Subject.SUNSET, edit, key=key, name=key, before=before, after=after)


def _sunset(node: Node) -> Json:
    return next((node.object[key] for key in _SUNSET if node.has(key)), None)
