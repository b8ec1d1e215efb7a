"""Pure. The media types of a body, with ranges: what `*/*` covers is no news where it is spelt out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.encodings import compare_encodings
from oas.compare.fields import compare_fields
from oas.compare.pairing import in_order
from oas.compare.part import nearest
from oas.compare.space import Edit, Subject
from oas.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from oas.compare.part import Part
    from oas.document import Node
    from oas.operation import MediaType


def compare_content(
    part: Part, base: Sequence[MediaType], head: Sequence[MediaType], *, is_covered: bool = False
) -> None:
    """Match the media types of two objects that have `content`.

    One that only a range of the other side covers is compared with that range's schema.
    `is_covered`: the holders are such a pair themselves, so only values count.
    """
    there, here = _by_key(base), _by_key(head)
    for key in in_order(there, here):
        old, new = there.get(key), here.get(key)
        if old and new and not is_covered:
            compare_media_type(_below(part, old, new), old, new)
            continue
        covered, covering = old or _covering(key, there), new or _covering(key, here)
        below = _below(part, covered, covering)
        if covered and covering:
            _hold_values(below, covered, covering)
        elif new:
            below.note(Subject.MEDIA_TYPE, Edit.ADDED, name=new.name)
        elif old:
            below.note(Subject.MEDIA_TYPE, Edit.REMOVED, name=old.name)


def compare_media_type(part: Part, base: MediaType, head: MediaType) -> None:
    """Compare two entries of `content` for the same media type."""
    if part.is_untouched:
        return
    compare_fields(part, Kind.MEDIA_TYPE)
    _hold_values(part, base, head)
    compare_encodings(part, media_key(head.name))


def media_key(name: str) -> str:
    """What a media type is called for sure (RFC 9110, section 8.3.1): `text/html;charset=latin-1`.

    Case and blanks do not count, nor does the order of parameters. UTF-8 is what everybody means.
    """
    kind, *written = name.lower().split(";")
    parameters = sorted(p for p in map(_parameter, written) if p not in {"", "charset=utf-8"})
    return ";".join([kind.strip(), *parameters])


def _parameter(written: str) -> str:
    key, sign, value = written.partition("=")
    bare = value.strip().strip('"')
    return f"{key.strip()}{sign}{bare}"


def _by_key(content: Sequence[MediaType]) -> dict[str, MediaType]:
    entries: dict[str, MediaType] = {}
    for entry in content:
        entries.setdefault(media_key(entry.name), entry)
    return entries


def _covering(key: str, content: Mapping[str, MediaType]) -> MediaType | None:
    """The most specific range that covers a media type or another range."""
    ranges = (f"{key.partition('/')[0]}/*", "*/*")
    return next((content[name] for name in ranges if name in content and name != key), None)


def _below(part: Part, base: MediaType | None, head: MediaType | None) -> Part:
    known = head or base
    place = part.use.place if part.use else ""
    return part.sent(part.direction, f"{place} {known.name if known else ''}").at(
        base.node if base else nearest(part.base, "content"),
        head.node if head else nearest(part.head, "content"),
    )


def _hold_values(part: Part, base: MediaType, head: MediaType) -> None:
    part.hold_values(base.schema, head.schema)
    items = [_field(entry.node, "itemSchema") for entry in (base, head)]
    part.sent(part.direction, f"item of {part.use.place if part.use else ''}").hold_values(*items)


def _field(node: Node, key: str) -> Node | None:
    return node.child(key) if node.has(key) else None
