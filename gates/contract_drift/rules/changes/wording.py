"""Pure. Sentences about a Change. All text of a contract in them is shown by `oas.show`."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from oas.compare.space import WORDS, Edit, Subject
from oas.show import printable, show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.compare.change import Change, Use
    from oas.json_value import Json

LONGEST_VALUE = 80
_PLAIN = re.compile(r"[A-Za-z$][\w$.-]{,39}", re.ASCII)
_DID: Mapping[Edit, str] = {
    Edit.ADDED: "is new",
    Edit.ADDED_REQUIRED: "is new",
    Edit.REMOVED: "is gone",
    Edit.REMOVED_REQUIRED: "is gone",
    Edit.BECAME_REQUIRED: "became required",
    Edit.BECAME_OPTIONAL: "became optional",
    Edit.NARROWED: "became stricter",
    Edit.WIDENED: "became looser",
    Edit.CHANGED: "changed",
}
# Keywords of JSON Schema whose Change is named after something in the contract instead.
_KEYWORDS: Mapping[Subject, str] = {
    Subject.PREFIX_ITEM: "prefixItems",
    Subject.PATTERN_PROPERTY: "patternProperties",
    Subject.DEPENDENT_REQUIRED: "dependentRequired",
    Subject.DEPENDENT_SCHEMA: "dependentSchemas",
}
# Where the name is the value itself, which is told anyway.
_NAMED_BY_VALUE = frozenset({Subject.PATTERN, Subject.FORMAT})
_HERE: Mapping[Subject, str] = {Subject.OAUTH_FLOW: "flow", Subject.OAUTH_SCOPE: "scope"}
# What is itself the place that its uses name.
_PLACES = frozenset({Subject.PARAMETER, Subject.REQUEST_BODY, Subject.RESPONSE})


def sentence(change: Change, text: str) -> str:
    """`text`, and where in the schema and in the operation that is."""
    where = ", ".join(printable(part) for part in (change.within, _place(change)) if part)
    return f"{text}: {where}" if where else text


def named(change: Change) -> str:
    """`the property 'email'`: what it is about, or its subject alone where it has no name."""
    kind = _word(change.subject)
    if change.subject is Subject.PARAMETER and change.uses:
        kind = f"{printable(change.uses[0].place.partition(' ')[0])} {kind}"
    return f"the {kind} {show(change.name)}" if change.name else f"the {kind}"


def told(change: Change) -> str:
    """`minimum 1 became 2`, `pattern '^a' is new`: a keyword, and what its value was and is."""
    what = keyword(change)
    if change.before is None and change.after is None:
        return f"{what} {did(change)}"
    if change.before is None:
        return f"{what} {shown(change.after)} is new"
    if change.after is None:
        return f"{what} {shown(change.before)} is gone"
    return f"{what} {shown(change.before)} became {shown(change.after)}"


def moved(change: Change) -> str:
    """How the set of values moved: `null is new`, `the property 'email' became optional`."""
    match change.subject:
        case Subject.NULL:
            return f"null {did(change)}"
        case Subject.ENUM:
            return f"a list of values {did(change)}"
        case Subject.ENUM_VALUE:
            return f"the value {value_of(change)} {did(change)}"
        case Subject.UNION if change.before is not None and change.after is not None:
            return f"{shown(change.before)} became {shown(change.after)}"
    if change.edit in {Edit.BECAME_OPTIONAL, Edit.BECAME_REQUIRED}:
        return f"{named(change)} {did(change)}"
    return told(change)


def did(change: Change) -> str:
    """What happened to it: `is new`, `became optional`."""
    return _DID[change.edit]


def value_of(change: Change) -> str:
    """The value that came or went."""
    value = change.after if change.before is None else change.before
    return show(change.name) if value is None else shown(value)


def operation_of(change: Change) -> str:
    """The operation that a Change is about: `'GET /products'`."""
    return show(change.uses[0].operation if change.uses else change.name)


def mortal(change: Change) -> str:
    """What a Change of its life is about: an operation, or a part that the sentence ends with."""
    is_part = change.within or any(use.place for use in change.uses)
    return "this" if is_part else f"the operation {operation_of(change)}"


def is_called_back(use: Use) -> bool:
    """Whether the server makes the call: a callback or a webhook."""
    return use.operation.startswith("WEBHOOK ") or " CALLBACK " in use.operation


def keyword(change: Change) -> str:
    """The keyword or field that it is about."""
    if change.subject in _KEYWORDS:
        return f"{_KEYWORDS[change.subject]} {show(change.name)}"
    is_value = change.subject in _NAMED_BY_VALUE or not change.name
    if is_value:
        return _word(change.subject)
    return change.name if _PLAIN.fullmatch(change.name) else show(change.name)


def shown(value: Json) -> str:
    """A value for a sentence: texts quoted, short arrays as JSON, long values by their kind."""
    if isinstance(value, str):
        return show(value)
    written = printable(json.dumps(value, ensure_ascii=False))
    if len(written) <= LONGEST_VALUE:
        return written
    return "an object" if isinstance(value, dict) else "an array"


def _word(subject: Subject) -> str:
    return _HERE.get(subject) or WORDS.get(subject) or subject.value.replace("-", " ")


def _place(change: Change) -> str:
    """The place of the first use, without what the sentence names already."""
    place = change.uses[0].place if change.uses else ""
    if change.subject in _PLACES:
        return ""
    if change.subject is Subject.HEADER:
        return place.rpartition(" header ")[0]
    if change.subject is Subject.MEDIA_TYPE:
        return place.removesuffix(change.name).rstrip()
    return place
