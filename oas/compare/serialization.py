"""Pure. How a parameter or a header is written as text, and the schemas of what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.change import Effect
from oas.compare.media_types import compare_media_type, media_key
from oas.compare.part import nearest
from oas.compare.shapes import is_only
from oas.compare.space import Edit, Subject
from oas.json_value import flag
from oas.normal.schema import Type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.compare.part import Part
    from oas.document import Node
    from oas.json_value import Json
    from oas.operation import Parameter

_EXPLODED = frozenset({"form", "cookie"})
_LISTS_IN_COMMAS = frozenset({"simple"})
_SCALARS = frozenset({Type.BOOLEAN, Type.NUMBER, Type.STRING})
_EFFECTS: Mapping[Edit, Effect] = {
    Edit.WIDENED: Effect.WIDENED,
    Edit.NARROWED: Effect.NARROWED,
    Edit.CHANGED: Effect.MOVED,
}


def compare_serialization(part: Part, base: Parameter, head: Parameter) -> None:
    """Compare how values are written, with the specification's defaults, and what they may be."""
    for key in ("allowReserved", "allowEmptyValue"):
        _compare_allowed(part, key)
    if base.content and head.content:
        _compare_content(part, base, head)
        return
    if base.content or head.content:
        _note_form(part, base, head)
    else:
        _compare_styles(part, base, head)
    is_text = not (base.content or head.content)
    part.hold_values(_schema(base), _schema(head), is_text=is_text)


def _compare_allowed(part: Part, key: str) -> None:
    before, after = (flag(value) for value in part.value(key))
    if before != after:
        edit = Edit.WIDENED if after else Edit.NARROWED
        _note(part, key, edit, before, after)


def _note(part: Part, key: str, edit: Edit, before: Json, after: Json) -> None:
    part.note(
        Subject.SERIALIZATION,
        edit,
        key=key,
        name=key,
        before=before,
        after=after,
        effect=_EFFECTS[edit],
    )


def _compare_content(part: Part, base: Parameter, head: Parameter) -> None:
    """A parameter has one media type (OAS 3.1, section 4.8.12.2)."""
    there, here = base.content[0], head.content[0]
    if media_key(there.name) != media_key(here.name):
        _note_form(part, base, head)
    compare_media_type(part.at(there.node, here.node), there, here)


def _note_form(part: Part, base: Parameter, head: Parameter) -> None:
    """Note that values are written in another form: as a media type, or by a style."""
    place = part.at(nearest(base.node, _form_key(base)), nearest(head.node, _form_key(head)))
    _note(place, "content", Edit.CHANGED, _form(base), _form(head))


def _form_key(parameter: Parameter) -> str:
    return "content" if parameter.content else "schema"


def _form(parameter: Parameter) -> str:
    return parameter.content[0].name if parameter.content else parameter.style


def _compare_styles(part: Part, base: Parameter, head: Parameter) -> None:
    is_new_style = base.style != head.style
    if is_new_style:
        _note(part, "style", Edit.CHANGED, base.style, head.style)
    before, after = _explode(base), _explode(head)
    is_written = base.node.has("explode") or head.node.has("explode")
    if before == after or (is_new_style and not is_written):
        return  # a style brings its own default with it
    if not _is_same_exploded(part, base, head):
        _note(part, "explode", Edit.CHANGED, before, after)


def _explode(parameter: Parameter) -> bool:
    written = parameter.node.object.get("explode")
    return written if isinstance(written, bool) else parameter.style in _EXPLODED


def _is_same_exploded(part: Part, base: Parameter, head: Parameter) -> bool:
    """Whether `explode` changes no text: a scalar is one value, a simple list has commas anyway."""
    is_list = {base.style, head.style} <= _LISTS_IN_COMMAS
    types = _SCALARS | {Type.ARRAY} if is_list else _SCALARS
    sides = part.sides
    there = is_only(sides.base_normals, base.schema, part.direction, types)
    return there and is_only(sides.head_normals, head.schema, part.direction, types)


def _schema(parameter: Parameter) -> Node | None:
    return parameter.content[0].schema if parameter.content else parameter.schema
