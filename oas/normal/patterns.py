"""Pure. Whether a pattern is found in a text, by the dialect of ECMA-262 and in bounded time."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jsonschema_rs import Validator

MOST_KEPT = 1_024


def is_pattern(pattern: str) -> bool:
    """Whether the pattern can be read at all."""
    return _validator(pattern) is not None


def matches(pattern: str, text: str) -> bool:
    """Whether `pattern` is found in `text`, as far as can be told."""
    return found_in(pattern, text) is True


def found_in(pattern: str, text: str) -> bool | None:
    """The same; None where the pattern cannot be read, or takes too many steps on this text."""
    from jsonschema_rs import ValidationErrorKind

    validator = _validator(pattern)
    if validator is None:
        return None
    for error in validator.iter_errors(text):
        return False if isinstance(error.kind, ValidationErrorKind.Pattern) else None
    return True


@lru_cache(maxsize=MOST_KEPT)
def _validator(pattern: str) -> Validator | None:
    from jsonschema_rs import Draft202012Validator

    try:
        return Draft202012Validator({"pattern": pattern})
    except ValueError:
        return None
