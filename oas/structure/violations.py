"""Pure. What the validator says of one object, in the words of its fields instead of a schema's.

A failed `oneOf` or `anyOf` says nothing useful by itself: what counts are the errors of the branch
that was meant.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from jsonschema_rs import ValidationErrorKind as Error

from oas.json_value import Json, as_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jsonschema_rs import ValidationError

Path: TypeAlias = "tuple[str | int, ...]"


class Code(StrEnum):
    """What is wrong with a field, or with the object that should have it."""

    MISSING = "field-missing"
    UNKNOWN = "field-unknown"
    EXCLUSIVE = "fields-exclusive"
    MEANINGLESS = "field-meaningless"
    TYPE = "field-mistyped"
    VALUE = "field-value-wrong"
    FORMAT = "field-format-wrong"
    NAME = "name-malformed"


@dataclass(frozen=True, slots=True)
class Violation:
    """`path` leads from the object to what is wrong. `words` are what the code needs to say it.

    MISSING: the fields of which one must be there; UNKNOWN, MEANINGLESS, NAME: the name; EXCLUSIVE:
    the fields that stand together; TYPE: the types allowed; VALUE: the values allowed, as JSON;
    FORMAT: the format. Where a VALUE breaks another rule, `rule` says which.
    """

    code: Code
    path: Path
    words: tuple[str, ...] = ()
    rule: str = ""


# Fields that say which of several forms an object has, and so which branch was meant.
_CHOOSING = frozenset({"in", "type", "scheme"})
# Without these an object has no form; what else can be missed is said, the rest cannot be known.
_FORMS = {"type": {"type"}, "in": {"in", "name"}}
# Pairs of which exactly one is demanded, by a `oneOf` that does not name them when both are there.
_PAIRS = (("schema", "content"), ("operationRef", "operationId"))


def violations(errors: Iterable[ValidationError], value: Json) -> list[Violation]:
    """What the errors of one object come to, each once."""
    found = _gathered(errors, value)
    for form, known in _FORMS.items():
        if Violation(Code.MISSING, (), (form,)) in found:
            return [v for v in found if v.code is Code.MISSING and known.issuperset(v.words)]
    return found


def _gathered(errors: Iterable[ValidationError], value: Json) -> list[Violation]:
    found = dict.fromkeys(chain.from_iterable(_read(error, value) for error in errors))
    mistyped = {violation.path for violation in found if violation.code is Code.TYPE}
    return [v for v in found if v.code is not Code.VALUE or v.path not in mistyped]


def _read(error: ValidationError, value: Json) -> Iterator[Violation]:
    path = tuple(error.instance_path)
    match error.kind:
        case Error.OneOfNotValid(context) | Error.AnyOf(context):
            yield from _branch([_gathered(branch, value) for branch in context])
        case Error.OneOfMultipleValid():
            present = as_object(value).keys()
            yield from (
                Violation(Code.EXCLUSIVE, path, pair) for pair in _PAIRS if present >= set(pair)
            )
        case Error.Required(name):
            yield Violation(Code.MISSING, path, (name,))
        case Error.AdditionalProperties(names) | Error.UnevaluatedProperties(names):
            yield from (Violation(Code.UNKNOWN, path, (name,)) for name in names)
        case Error.Not(schema) if required := _required(schema):
            alone = len(required) == 1
            yield Violation(Code.MEANINGLESS if alone else Code.EXCLUSIVE, path, required)
        case Error.PropertyNames(inner):
            yield Violation(Code.NAME, path, (str(inner.instance),))
        case _:
            yield _of_a_value(error, path)


def _of_a_value(error: ValidationError, path: Path) -> Violation:
    match error.kind:
        case Error.Type(types):
            return Violation(Code.TYPE, path, tuple(types))
        case Error.Enum(options):
            return Violation(Code.VALUE, path, tuple(map(json.dumps, options)))
        case Error.Constant(option):
            return Violation(Code.VALUE, path, (json.dumps(option),))
        case Error.Format(name):
            return Violation(Code.FORMAT, path, (name,))
        case _:
            return Violation(Code.VALUE, path, rule=error.message)


def _required(schema: object) -> tuple[str, ...]:
    names = schema.get("required") if isinstance(schema, dict) else None
    return tuple(map(str, names)) if isinstance(names, list) else ()


def _branch(branches: Sequence[Sequence[Violation]]) -> Sequence[Violation]:
    """What is wrong in every branch; else what is wrong in the one that was most likely meant."""
    same = [v for v in branches[0] if all(v in branch for branch in branches)]
    if same:
        return same
    meant = [branch for branch in branches if not any(map(_chooses, branch))]
    if not meant:
        branches = [[v for v in branch if _chooses(v)] for branch in branches]
    elif len(meant) < len(branches):
        return min(meant, key=_distance)
    return _joined(branches) or min(branches, key=_distance)


def _chooses(violation: Violation) -> bool:
    return violation.path[-1:] != () and violation.path[-1] in _CHOOSING


def _joined(branches: Sequence[Sequence[Violation]]) -> list[Violation]:
    """Where every branch demands something else of the same place: all that would do."""
    found: list[Violation] = []
    for first in branches[0]:
        alike = [[v for v in branch if _alike(v, first)] for branch in branches]
        if all(alike):
            words = chain.from_iterable(v.words for branch in alike for v in branch)
            found.append(replace(first, words=tuple(dict.fromkeys(words))))
    return found


def _alike(one: Violation, other: Violation) -> bool:
    return (one.code, one.path, one.rule) == (other.code, other.path, other.rule)


def _distance(branch: Sequence[Violation]) -> tuple[bool, int, int]:
    """How far an object is from a branch: of another type, then fields missing, then the rest."""
    mistyped = any(v.code is Code.TYPE for v in branch)
    return mistyped, sum(v.code is Code.MISSING for v in branch), len(branch)
