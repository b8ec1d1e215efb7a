"""Pure. What changed in the limits of numbers and of strings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.change import Effect
from oas.compare.schemas.inclusion.limits import highest, is_at_least, is_multiple, lowest, step
from oas.compare.schemas.inclusion.scalars import are_formats_within, is_at_most, telling
from oas.compare.schemas.sides import Values
from oas.compare.schemas.verdict import edit_of, effect_of
from oas.compare.space import Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from oas.compare.change import Change
    from oas.compare.schemas.inclusion.limits import Lowest
    from oas.compare.schemas.sides import Sides
    from oas.json_value import Json
    from oas.normal.schema import Bound, Numbers


def numbers(sides: Sides) -> Iterator[Change]:
    """Ranges, multiples and formats of numbers."""
    base, head = sides.base.numbers, sides.head.numbers
    if base == head:
        return
    yield from _bound(sides, "minimum", base.minimum, head.minimum, lowest)
    yield from _bound(sides, "maximum", base.maximum, head.maximum, highest)
    yield from _multiples(sides, base, head)
    yield from named_sets(sides, Subject.FORMAT, "format", base.formats, head.formats)


def strings(sides: Sides) -> Iterator[Change]:
    """Lengths, patterns, formats and contents of strings."""
    base, head = sides.base.strings, sides.head.strings
    if base == head:
        return
    subject = Subject.STRING_LENGTH
    yield from least(sides, subject, "minLength", base.min_length, head.min_length)
    yield from most(sides, subject, "maxLength", base.max_length, head.max_length)
    patterns = telling(base.patterns), telling(head.patterns)
    yield from named_sets(sides, Subject.PATTERN, "pattern", *patterns)
    yield from named_sets(sides, Subject.FORMAT, "format", base.formats, head.formats)
    yield from _content(sides)


def least(
    sides: Sides, subject: Subject, keyword: str, before: int, after: int
) -> Iterator[Change]:
    """A smallest number of things was raised or lowered."""
    if before != after:
        effect = Effect.NARROWED if after > before else Effect.WIDENED
        shown = Values(before or None, after or None)
        at = sides.where(keyword)
        yield sides.change(subject, edit_of(effect), effect, at=at, name=keyword, values=shown)


def most(
    sides: Sides, subject: Subject, keyword: str, before: int | None, after: int | None
) -> Iterator[Change]:
    """A largest number of things was raised or lowered."""
    if before != after:
        effect = Effect.NARROWED if is_at_most(after, before) else Effect.WIDENED
        shown = Values(before, after)
        at = sides.where(keyword)
        yield sides.change(subject, edit_of(effect), effect, at=at, name=keyword, values=shown)


def named_sets(
    sides: Sides, subject: Subject, keyword: str, before: frozenset[str], after: frozenset[str]
) -> Iterator[Change]:
    """Formats or patterns, all of which must hold: some came, some went, or one replaced another."""
    gone, new = sorted(before - after), sorted(after - before)
    at = sides.where(keyword)
    for old, now in zip(gone, new, strict=False):
        effect = _replacing(subject, old, now)
        shown = Values(old, now)
        yield sides.change(subject, edit_of(effect), effect, at=at, name=now, values=shown)
    for old in gone[len(new) :]:
        shown = Values(old, None)
        effect = Effect.WIDENED
        yield sides.change(subject, edit_of(effect), effect, at=at, name=old, values=shown)
    for now in new[len(gone) :]:
        shown = Values(None, now)
        effect = Effect.NARROWED
        yield sides.change(subject, edit_of(effect), effect, at=at, name=now, values=shown)


def _replacing(subject: Subject, old: str, new: str) -> Effect:
    if subject is not Subject.FORMAT:
        return Effect.UNDECIDED
    one, other = frozenset({old}), frozenset({new})
    forth, back = are_formats_within(one, other), are_formats_within(other, one)
    return effect_of(forth or None, back or None)


def _bound(
    sides: Sides,
    keyword: str,
    before: Bound | None,
    after: Bound | None,
    limit: Callable[..., Lowest | None],
) -> Iterator[Change]:
    # Only where both are whole numbers does a limit between two of them mean the next one.
    integer = sides.base.numbers.integer and sides.head.numbers.integer
    old, new = limit(before, integer=integer), limit(after, integer=integer)
    if old == new:
        return
    effect = Effect.NARROWED if is_at_least(new, old) else Effect.WIDENED
    exclusive = f"exclusive{keyword.title()}"
    is_same_number = before and after and before.value == after.value
    yield sides.change(
        Subject.NUMBER_RANGE,
        edit_of(effect),
        effect,
        at=sides.where(keyword, exclusive),
        name=exclusive if is_same_number else keyword,
        values=Values(_if_exclusive(before), _if_exclusive(after))
        if is_same_number
        else Values(_number(before), _number(after)),
    )


def _number(bound: Bound | None) -> Json:
    return None if bound is None else bound.value


def _if_exclusive(bound: Bound | None) -> Json:
    """Where the limit is the same, only whether it is itself allowed has changed."""
    return bound.value if bound is not None and bound.exclusive else None


def _multiples(sides: Sides, base: Numbers, head: Numbers) -> Iterator[Change]:
    if base.multiples == head.multiples:
        return
    old, new = step(base), step(head)
    if old == new:
        return
    effect = effect_of(is_multiple(new, old), is_multiple(old, new))
    shown = Values(_one_or_all(base), _one_or_all(head))
    at = sides.where("multipleOf")
    yield sides.change(
        Subject.MULTIPLE_OF, edit_of(effect), effect, at=at, name="multipleOf", values=shown
    )


def _one_or_all(numbers: Numbers) -> Json:
    found: list[Json] = [*sorted(numbers.multiples)]
    return found[0] if len(found) == 1 else (found or None)


def _content(sides: Sides) -> Iterator[Change]:
    base, head = sides.base.strings, sides.head.strings
    for keyword, before, after in (
        ("contentEncoding", base.content_encoding, head.content_encoding),
        ("contentMediaType", base.content_media_type, head.content_media_type),
    ):
        if before != after:
            effect = _came_or_went(before, after)
            at, shown = sides.where(keyword), Values(before or None, after or None)
            edit = edit_of(effect)
            yield sides.change(Subject.CONTENT, edit, effect, at=at, name=keyword, values=shown)
    if base.content_schema or head.content_schema:
        effect = sides.effect(base.content_schema, head.content_schema)
        if effect is not Effect.NONE:
            at = sides.where("contentSchema")
            yield sides.change(
                Subject.CONTENT, edit_of(effect), effect, at=at, name="contentSchema"
            )


def _came_or_went(before: str, after: str) -> Effect:
    if before and after:
        return Effect.UNDECIDED
    return Effect.NARROWED if after else Effect.WIDENED
