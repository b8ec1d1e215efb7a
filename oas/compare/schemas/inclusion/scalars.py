"""Pure. Whether all numbers, and all strings, that one schema allows the other allows too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.schemas.inclusion.limits import highest, is_at_least, is_multiple, lowest, step
from oas.compare.schemas.verdict import every

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.compare.schemas.verdict import Verdict
    from oas.normal.schema import Numbers, Strings

# A format, and those that allow all that it allows.
WIDER_FORMATS: Mapping[str, frozenset[str]] = {
    "int8": frozenset({"int16", "int32", "int64", "double", "float"}),
    "uint8": frozenset({"int16", "int32", "int64", "uint16", "uint32", "uint64"}),
    "int16": frozenset({"int32", "int64"}),
    "uint16": frozenset({"int32", "int64", "uint32", "uint64"}),
    "int32": frozenset({"int64"}),
    "uint32": frozenset({"int64", "uint64"}),
    "float": frozenset({"double"}),
    "email": frozenset({"idn-email"}),
    "hostname": frozenset({"idn-hostname"}),
    "uri": frozenset({"iri", "uri-reference", "iri-reference"}),
    "uri-reference": frozenset({"iri-reference"}),
    "iri": frozenset({"iri-reference"}),
}
# Found in every string.
_TRIVIAL = frozenset(
    {"", ".*", "^", "$", "^.*", ".*$", "^[\\s\\S]*$", "[\\s\\S]*", "(?:)", "()", ".{0,}"}
)


def numbers_within(inner: Numbers, outer: Numbers) -> Verdict:
    """Whether the numbers are. A refutation holds where `inner` allows numbers in its whole range."""
    integer = inner.integer
    low = is_at_least(
        lowest(inner.minimum, integer=integer), lowest(outer.minimum, integer=integer)
    )
    high = is_at_least(
        highest(inner.maximum, integer=integer), highest(outer.maximum, integer=integer)
    )
    is_sparse = bool(inner.multiples or inner.formats)
    return every(
        (
            _refuted_unless(low, is_open=is_sparse),
            _refuted_unless(high, is_open=is_sparse),
            _refuted_unless(
                is_multiple(step(outer), step(inner)), is_open=not _is_unbounded(inner)
            ),
            True if are_formats_within(inner.formats, outer.formats) else None,
        )
    )


def strings_within(inner: Strings, outer: Strings) -> Verdict:
    """Whether the strings are. Two patterns, or two formats, are never compared by what they mean."""
    is_sparse = bool(inner.patterns or inner.formats)
    short = inner.min_length >= outer.min_length
    long = is_at_most(inner.max_length, outer.max_length)
    is_same_content = (inner.content_encoding, inner.content_media_type, inner.content_schema) == (
        outer.content_encoding,
        outer.content_media_type,
        outer.content_schema,
    )
    says_nothing = not (outer.content_encoding or outer.content_media_type)
    return every(
        (
            _refuted_unless(short, is_open=is_sparse),
            _refuted_unless(long, is_open=is_sparse),
            True if telling(outer.patterns) <= inner.patterns else None,
            True if are_formats_within(inner.formats, outer.formats) else None,
            True if says_nothing or is_same_content else None,
        )
    )


def are_formats_within(inner: frozenset[str], outer: frozenset[str]) -> bool:
    """Whether each format of `outer` follows from one of `inner`."""
    return all(
        wanted in inner or any(wanted in WIDER_FORMATS.get(given, ()) for given in inner)
        for wanted in outer
    )


def telling(patterns: frozenset[str]) -> frozenset[str]:
    """The patterns that are not found in every string."""
    return patterns - _TRIVIAL


def is_at_most(limit: int | None, other: int | None) -> bool:
    """Whether a maximum is as strict as another; None is none."""
    return other is None or (limit is not None and limit <= other)


def _refuted_unless(holds: bool, *, is_open: bool) -> Verdict:  # noqa: FBT001 (the answer itself)
    return True if holds else (None if is_open else False)


def _is_unbounded(numbers: Numbers) -> bool:
    """Whether it allows all multiples of its step on one side, so that one of them is a proof."""
    return (numbers.minimum is None or numbers.maximum is None) and not numbers.formats
