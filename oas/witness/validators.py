"""Schemas compiled by jsonschema-rs, within bounds: the judge from outside.

Patterns run in an engine of linear time where they can; those that need look-around or refer back
run in one that gives up after a number of steps, and that is no refusal.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError, Validator

    from oas.json_value import Json, JsonObject

_BACKTRACKS = 100_000


def compiled(schema: JsonObject) -> Validator | None:
    """The validator of a schema, None where jsonschema-rs refuses it."""
    import jsonschema_rs as rs

    for options in (rs.RegexOptions(), rs.FancyRegexOptions(backtrack_limit=_BACKTRACKS)):
        try:
            return rs.Draft202012Validator(
                schema, validate_formats=True, offline=True, pattern_options=options
            )
        except (ValueError, rs.ReferencingError):
            continue
    return None


def accepts(validator: Validator, value: Json) -> bool:
    """Whether the value is valid; one that the validator cannot read is not."""
    try:
        return validator.is_valid(value)
    except (ValueError, OverflowError):  # a surrogate, a number without end
        return False


def refusals(validator: Validator, value: Json) -> list[ValidationError]:
    """Why the value is refused; nothing where it is accepted, or where the engine gave up."""
    try:
        errors = list(validator.iter_errors(value))
    except (ValueError, OverflowError):
        return []
    return [] if _has_given_up(errors) else errors


def inner(error: ValidationError) -> list[list[ValidationError]]:
    """The errors of each branch where a union is refused; those of the name where a name is."""
    from jsonschema_rs import ValidationErrorKind as Kind

    if isinstance(error.kind, Kind.AnyOf | Kind.OneOfNotValid | Kind.OneOfMultipleValid):
        return error.kind.context
    return [[error.kind.error]] if isinstance(error.kind, Kind.PropertyNames) else []


def _has_given_up(errors: list[ValidationError]) -> bool:
    from jsonschema_rs import ValidationErrorKind as Kind

    waiting = list(errors)
    while waiting:
        error = waiting.pop()
        if isinstance(error.kind, Kind.BacktrackLimitExceeded | Kind.RegexEngineFailure):
            return True
        waiting += [below for branch in inner(error) for below in branch]
    return False


@lru_cache(maxsize=2_000)
def _of(keyword: str, word: str) -> Validator | None:
    return compiled({keyword: word})


def matches(pattern: str, text: str) -> bool:
    """Whether `pattern` is found in `text`; false where nobody can say."""
    validator = _of("pattern", pattern)
    return validator is not None and accepts(validator, text)


def has_format(form: str, text: str) -> bool:
    """Whether `text` has the format; true where the format is unknown."""
    validator = _of("format", form)
    return validator is None or accepts(validator, text)
