"""What inclusion proves and refutes, held against jsonschema-rs, which decides from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator

from oas.compare.options import Options
from oas.compare.schemas import SchemaComparison
from oas.normal.normals import Normals
from oas.witness.witnesses import Witnesses
from tests.oas.compare.schemas.generated import pairs, values
from tests.oas.compare.schemas.meetings import REQUEST, document

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject

PLACE = "/paths/~1things/post/requestBody/content/application~1json/schema"


def is_included(base: Json, head: Json, components: JsonObject | None = None) -> bool | None:
    there, here = (Normals(document(schema, components)) for schema in (base, head))
    comparison = SchemaComparison(there, here, Options(), Witnesses(there, here))
    sites = [(n, (n.document.node(PLACE),)) for n in (there, here)]
    return comparison.is_included(sites[0], sites[1], REQUEST)


def is_included_in_one(inner: Json, outer: Json) -> bool | None:
    """The same, of two schemas of one document."""
    normals = Normals(document(True, {"Inner": inner, "Outer": outer}))
    comparison = SchemaComparison(normals, normals, Options(), Witnesses(normals, normals))
    sites = [
        (normals, (normals.document.node(f"/components/schemas/{name}"),))
        for name in ("Inner", "Outer")
    ]
    return comparison.is_included(sites[0], sites[1], REQUEST)


@settings(max_examples=600, deadline=None)
@given(pairs(), st.lists(values, min_size=30, max_size=30))
def test_what_is_proved_no_value_contradicts(pair: tuple[Json, Json], tried: list[Json]) -> None:
    inner, outer = (Draft202012Validator(schema) for schema in pair)
    if is_included(*pair) is True:
        assert [v for v in tried if inner.is_valid(v) and not outer.is_valid(v)] == []
