"""Pure. Judges the structure of a Document by the official schemas of its version.

A fast yes or no for an object and all below it first. Where that is a no, it is judged alone, so that
a violation is told of the object it is in, and once; and then the objects it holds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oas.dialects import is_known
from oas.document import SpecVersion
from oas.flaw import Flaw
from oas.grammar import Kind, field_of
from oas.kinds import FIELDS, REPLACEABLE, Shape
from oas.pointer import join
from oas.problem import Level
from oas.structure import official
from oas.structure.levels import level_of
from oas.structure.violations import Code, Violation, violations
from oas.structure.wording import hint, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jsonschema_rs import Validator

    from oas.grammar import Place
    from oas.json_value import Json
    from oas.structure.violations import Path


_NAMING = frozenset({Code.UNKNOWN, Code.MEANINGLESS, Code.EXCLUSIVE, Code.NAME})


def is_sound(version: SpecVersion, tops: Iterable[Place]) -> bool:
    """Whether there is no violation at all in the contract, and in what stands alone."""
    default = True
    for place in tops:
        if place.kind is Kind.OPENAPI:
            default = _is_known(place.value.get("jsonSchemaDialect"))
        if not _is_valid(version, place, dialect_known=default):
            return False
    return True


def structural_flaws(version: SpecVersion, places: Iterable[Place]) -> Iterator[Flaw]:
    """All violations in `places`, which are those of a walk over a document of `version`."""
    wrong: dict[int, Place] = {}
    explained = False
    default = True
    for place in places:
        if place.kind is Kind.OPENAPI:
            default = _is_known(place.value.get("jsonSchemaDialect"))
        is_judged = place.holder is None or id(place.holder) in wrong
        if is_judged and not _is_valid(version, place, dialect_known=default):
            wrong[id(place)] = place
            found = _violations(version, place)
            explained = explained or bool(found)
            for violation in found:
                yield from _flaws(version, place, violation)
    if wrong and not explained:
        yield from _unexplained(version, list(wrong.values())[-1], dialect_known=default)


def _is_valid(version: SpecVersion, place: Place, *, dialect_known: bool) -> bool:
    whole = _whole(version, place, dialect_known=dialect_known)
    return whole is None or whole.is_valid(place.value)


def _whole(version: SpecVersion, place: Place, *, dialect_known: bool) -> Validator | None:
    if _is_reference(version, place):
        return official.reference(version)
    return official.whole(version, place.kind, dialect_known=dialect_known)


def _violations(version: SpecVersion, place: Place) -> list[Violation]:
    is_reference = _is_reference(version, place)
    judge = official.reference(version) if is_reference else official.alone(version, place.kind)
    if judge is None or judge.is_valid(place.value):
        return []
    found = violations(judge.iter_errors(place.value), place.value)
    unknown = [violation for violation in found if violation.code is Code.UNKNOWN]
    if is_reference:
        return [_meaningless(v) if v in unknown else v for v in found]
    known = official.known_fields(version, place.kind)
    forgotten = [violation for violation in unknown if violation.words[0] in known]
    if len(forgotten) == len(found):
        return [_meaningless(violation) for violation in found]
    # Where a branch fails, the validator forgets the fields that only the branch knew.
    return [violation for violation in found if violation not in forgotten]


def _meaningless(violation: Violation) -> Violation:
    return replace(violation, code=Code.MEANINGLESS)


def _flaws(version: SpecVersion, place: Place, violation: Violation) -> Iterator[Flaw]:
    kind, path = _innermost(version, place.kind, violation.path)
    names_fields = violation.code in _NAMING or violation.code is Code.MISSING
    field = str(path[0]) if path else " or ".join(violation.words) if names_fields else ""
    level = level_of(kind, field, violation.code)
    if level is not None:
        value = _value(place.value, violation.path)
        known = official.known_fields(version, kind) | FIELDS[version][kind].keys()
        pointer = join(place.pointer, *violation.path, *_below(violation, value))
        message = sentence(violation, kind, path, value)
        advice = hint(violation, value, known)
        yield Flaw(violation.code.value, level, pointer, message, advice)


def _below(violation: Violation, value: Json) -> tuple[str, ...]:
    """Where a name is wrong, it is what to look at; of several fields, the last."""
    return violation.words[-1:] if violation.code in _NAMING and isinstance(value, dict) else ()


def _innermost(version: SpecVersion, kind: Kind, path: Path) -> tuple[Kind, Path]:
    """The innermost object on the way, and the rest of the way."""
    rest = path
    while rest:
        field = field_of(version, kind, str(rest[0]))
        steps = 1 if field is not None and field.shape is Shape.ONE else 2
        if field is None or len(rest) < steps:
            break
        kind, rest = field.kind, rest[steps:]
    return kind, rest


def _value(value: Json, path: Path) -> Json:
    for token in path:
        if isinstance(value, dict):
            value = value.get(str(token))
        elif isinstance(value, list) and isinstance(token, int):
            value = value[token]
    return value


def _is_reference(version: SpecVersion, place: Place) -> bool:
    # The official schema of 3.1 reads a path item with a `$ref` as nothing but a reference.
    replaceable = place.kind in REPLACEABLE[version] or (
        version is SpecVersion.V3_1 and place.kind is Kind.PATH_ITEM
    )
    return replaceable and "$ref" in place.value


def _is_known(dialect: Json) -> bool:
    """Whether schemas are checked; what is no dialect's name at all is judged as any other field."""
    return not isinstance(dialect, str) or is_known(dialect)


def _unexplained(version: SpecVersion, place: Place, *, dialect_known: bool) -> Iterator[Flaw]:
    """Should no object alone look wrong where the whole does, at least that is said."""
    whole = _whole(version, place, dialect_known=dialect_known)
    for error in whole.iter_errors(place.value) if whole else ():
        path = tuple(error.instance_path)
        violation = Violation(Code.VALUE, path, rule=error.message)
        message = sentence(violation, place.kind, path, None)
        yield Flaw(violation.code.value, Level.ERROR, join(place.pointer, *path), message)
