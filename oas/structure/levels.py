"""Pure. Which violations of the official schema leave the meaning undecided: one table.

The first row that fits decides; what no row names is an error. So a row is an excuse, with its
reason, and whatever nobody thought of stops the build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oas.kinds import Kind
from oas.problem import Level
from oas.structure.violations import Code

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


class Row(NamedTuple):
    """An empty set fits anything. Without a level it is not told: the check named says it better."""

    reason: str
    level: Level | None
    kinds: AbstractSet[Kind] = frozenset()
    fields: AbstractSet[str] = frozenset()
    codes: AbstractSet[Code] = frozenset()


_UNREAD = frozenset({
    Kind.INFO, Kind.CONTACT, Kind.LICENSE, Kind.SERVER, Kind.SERVER_VARIABLE, Kind.TAG,
    Kind.EXTERNAL_DOCUMENTATION, Kind.EXAMPLE, Kind.LINK, Kind.XML, Kind.ENCODING,
    Kind.OAUTH_FLOWS, Kind.OAUTH_FLOW,
})  # fmt: skip
_ANNOTATIONS = frozenset({
    "title", "summary", "description", "externalDocs", "example", "examples", "deprecated",
    "$comment", "xml",
})  # fmt: skip
_PARAMETERS = frozenset({Kind.PARAMETER, Kind.HEADER})
_HARMLESS = frozenset({Code.UNKNOWN, Code.MEANINGLESS, Code.FORMAT, Code.NAME})
_TOO_FEW = frozenset({Code.MISSING, Code.VALUE})

ROWS = (
    Row("path-malformed", None, {Kind.PATHS}, codes={Code.UNKNOWN}),
    Row("path-item-divided", None, {Kind.PATH_ITEM}, codes={Code.MEANINGLESS}),
    Row("path-parameter-optional", None, {Kind.PARAMETER}, {"required"}, _TOO_FEW),
    Row("parameter-repeated", None, {Kind.PATH_ITEM, Kind.OPERATION}, {"parameters"}, {Code.VALUE}),
    Row("tag-repeated", None, {Kind.OPENAPI}, {"tags"}, {Code.VALUE}),
    Row("nothing-described", None, {Kind.OPENAPI}, {"paths or components or webhooks"}),
    Row("nothing: a slip of the schema of 3.1", None, {Kind.LINK}, {"server"}, {Code.UNKNOWN}),
    Row("nothing: loading decodes references", None, fields={"$ref"}, codes={Code.FORMAT}),
    Row("a reference that is not followed hides what was meant", Level.ERROR, fields={"$ref"}),
    Row("a misspelt status hides a response", Level.ERROR, {Kind.RESPONSES}, codes={Code.UNKNOWN}),
    Row("the field is full of them", Level.WARNING, codes=_HARMLESS),
    Row("an object that is none was meant otherwise", Level.ERROR, _UNREAD, {""}, {Code.TYPE}),
    Row("a list that is none", Level.ERROR, {Kind.OPENAPI}, {"info", "servers", "tags"}, {Code.TYPE}),
    Row("not read", Level.WARNING, kinds=_UNREAD),
    Row("annotations say nothing about values", Level.WARNING, fields=_ANNOTATIONS),
    Row("not read", Level.WARNING, {Kind.OPENAPI}, {"info", "servers", "tags", "openapi"}),
    Row("not read", Level.WARNING, {Kind.PATH_ITEM, Kind.OPERATION}, {"servers"}),
    Row("not read", Level.WARNING, {Kind.RESPONSE}, {"links"}),
    Row("not read", Level.WARNING, {Kind.MEDIA_TYPE}, {"encoding"}),
    Row("not read", Level.WARNING, {Kind.SECURITY_SCHEME}, {"flows", "openIdConnectUrl"}),
    Row("then there is none", Level.WARNING, {Kind.OPENAPI}, {"paths"}, {Code.MISSING}),
    Row("then any may come", Level.WARNING, {Kind.OPERATION}, {"responses"}, {Code.MISSING}),
    Row("then any may come", Level.WARNING, {Kind.RESPONSES}, {"", "default"}, _TOO_FEW),
    Row("then any may come", Level.WARNING, _PARAMETERS, {"schema or content"}, {Code.MISSING}),
    Row("to demand twice is to demand", Level.WARNING, {Kind.SCHEMA}, {"required"}, {Code.VALUE}),
)  # fmt: skip


def level_of(kind: Kind, field: str, code: Code) -> Level | None:
    """The level of a violation; None where a check of `oas.semantics` tells of it.

    `field` is the one that is wrong or missing, empty for the object itself; where several would
    do, they are joined by `or`.
    """
    for row in ROWS:
        if (
            (not row.kinds or kind in row.kinds)
            and (not row.fields or field in row.fields)
            and (not row.codes or code in row.codes)
        ):
            return row.level
    return Level.ERROR
