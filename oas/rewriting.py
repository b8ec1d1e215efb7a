"""Pure. Another text for one scalar of a Source: every other byte stays as it is.

The result is read again and compared, so that what is quoted, aliased or folded in a way that is not
foreseen here is refused instead of changed.
"""

from __future__ import annotations

import codecs
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from oas.errors import ContractError
from oas.json_value import Json, as_object
from oas.limits import DEFAULT_LIMITS, Limits
from oas.pointer import split
from oas.positions import locate_in
from oas.reading import begins_json, first_byte, read_value
from oas.source_text import body, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.document import Source

_QUOTES = ('"', "'", "")


def with_text(source: Source, pointer: str, new: str, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The bytes of `source` with the text `new` at `pointer`, the member of an object.

    Quotes, comments, line ends, a byte order mark: all of it stays. Raises ContractError where no text
    stands there, or it cannot be replaced alone.
    """
    before = read_value(source, limits)[0]
    old = _text_at(before, pointer)
    whole = text_of(source)
    start, end = _span(source, whole, pointer)
    for written in _spellings(whole[start:end], old, new):
        data = (whole[:start] + written + whole[end:]).encode()
        changed = replace(source, data=_mark(source) + data)
        if _is_changed_to(changed, pointer, new, before, limits):
            return changed.data
    raise _refusal(source, pointer)


def _text_at(value: Json, pointer: str) -> str:
    for token in split(pointer):
        value = as_object(value).get(token)
    return value if isinstance(value, str) else ""


def _mark(source: Source) -> bytes:
    return codecs.BOM_UTF8 if source.data.startswith(codecs.BOM_UTF8) else b""


def _span(source: Source, whole: str, pointer: str) -> tuple[int, int]:
    """Where the value at `pointer` begins and ends, in characters of the text."""
    line, column = locate_in(source, [pointer])[pointer]
    begin = 0
    for _ in range(line - 1):
        begin = whole.index("\n", begin) + 1
    key = begin + column - 1
    if begins_json(first_byte(source)):
        span = _json_span(whole, key)
        if span:
            return span
    span = _yaml_span(source, key)
    if not span:
        raise _refusal(source, pointer)
    return span


def _json_span(whole: str, key: int) -> tuple[int, int] | None:
    scan = json.JSONDecoder(strict=False).raw_decode
    try:
        start = whole.index(":", scan(whole, key)[1]) + 1
        while whole[start].isspace():
            start += 1
        return start, scan(whole, start)[1]
    except (ValueError, IndexError):  # then it is YAML that begins with a brace
        return None


def _yaml_span(source: Source, key: int) -> tuple[int, int] | None:
    from oas.yaml_events import events, offset

    is_next = False
    for event in events(body(source)):
        end = event.end_mark
        if is_next and end is not None:
            return offset(event), end.index
        # An alias or a collection as the key is nothing that is rewritten.
        is_next = offset(event) == key and getattr(event, "value", None) is not None
    return None


def _spellings(written: str, old: str, new: str) -> Iterator[str]:
    """`written`, which spells `old`, as it may spell `new`: in its own quotes first."""
    kept = written.rstrip()
    blank = written[len(kept) :]
    for quote in _QUOTES:
        tail = quote + old + quote
        if old and kept.endswith(tail):
            head = kept.removesuffix(tail)
            yield f"{head}{quote}{new}{quote}{blank}"
            if not quote:
                # Plain, the new text may be a number or a date.
                yield f"{head}'{new}'{blank}"
            return
    if kept.startswith('"'):
        yield json.dumps(new) + blank


def _is_changed_to(changed: Source, pointer: str, new: str, before: Json, limits: Limits) -> bool:
    """Whether it is the value from before, with the text `new` at `pointer` and nothing else."""
    try:
        after = read_value(changed, limits)[0]
    except ContractError:
        return False
    return _text_at(after, pointer) == new and _replaced(before, split(pointer), new) == after


def _replaced(value: Json, tokens: list[str], new: str) -> Json:
    if not tokens:
        return new
    members = as_object(value)
    return {**members, tokens[0]: _replaced(members.get(tokens[0]), tokens[1:], new)}


def _refusal(source: Source, pointer: str) -> ContractError:
    line, column = locate_in(source, [pointer])[pointer]
    return ContractError(
        f"the text at {pointer} cannot be replaced without touching anything else",
        where=f"{source.name}:{line}:{column}",
        hint="write it by hand",
    )
