"""Who judges from outside, and what inclusion says of the same schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jsonschema_rs import Draft202012Validator

from oas.compare.options import Options
from oas.compare.schemas import SchemaComparison
from oas.json_value import as_object
from oas.normal.normals import Normals
from oas.witness.witnesses import Witnesses
from tests.oas.compare.schemas.meetings import REQUEST, document

if TYPE_CHECKING:
    from jsonschema_rs import Validator

    from oas.json_value import Json, JsonObject

PLACE = "/paths/~1things/post/requestBody/content/application~1json/schema"


def validator(schema: Json) -> Validator:
    """jsonschema-rs, which knows nothing of normal forms."""
    return Draft202012Validator(schema if isinstance(schema, bool) else as_object(schema))


def is_included(base: Json, head: Json, components: JsonObject | None = None) -> bool | None:
    """Whether the base is proved to be within the head, every JSON value counted."""
    there, here = (Normals(document(schema, components)) for schema in (base, head))
    comparison = SchemaComparison(there, here, Options(), Witnesses(there, here))
    inner, outer = ((n, (n.document.node(PLACE),)) for n in (there, here))
    return comparison.is_included(inner, outer, REQUEST)


def is_included_in_one(inner: Json, outer: Json) -> bool | None:
    """The same of two schemas of one document."""
    normals = Normals(document({}, {"Inner": inner, "Outer": outer}))
    comparison = SchemaComparison(normals, normals, Options(), Witnesses(normals, normals))
    first, second = (
        (normals, (normals.document.node(f"/components/schemas/{name}"),))
        for name in ("Inner", "Outer")
    )
    return comparison.is_included(first, second, REQUEST)
