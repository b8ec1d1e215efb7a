from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oas.compare.untouched import Untouched, same_bytes
from tests.oas.compare.contracts import contract, read

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject

TEXT: JsonObject = {"type": "string"}


def schemas(version: str = "3.1.1", /, **schemas: Json) -> JsonObject:
    """A contract with these schemas."""
    return contract(version, components={"schemas": schemas})


def to(name: str) -> JsonObject:
    """A reference to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def untouched(base: JsonObject, head: JsonObject) -> dict[str, bool]:
    """Which schemas that both sides have are untouched."""
    there, here = read(base), read(head)
    asked = Untouched(there, here)
    place = "/components/schemas"
    names = [n for n in there.node(place).object if n in here.node(place).object]
    return {
        name: asked.is_untouched(there.node(place).child(name), here.node(place).child(name))
        for name in names
    }


def test_equal_text_is_untouched_where_all_that_it_refers_to_is() -> None:
    base = schemas(A=to("B"), B=to("C"), C=TEXT, D=to("E"), E=TEXT)
    head = schemas(A=to("B"), B=to("C"), C={"type": "integer"}, D=to("E"), E=TEXT)
    assert untouched(base, head) == {"A": False, "B": False, "C": False, "D": True, "E": True}


def test_a_ring_is_untouched_until_something_in_it_is_touched() -> None:
    ring: JsonObject = {"A": {"not": to("B")}, "B": {"not": to("C")}}
    base = schemas(**ring, C={"not": to("A")})
    assert untouched(base, schemas(**ring, C={"not": to("A")})) == dict.fromkeys("ABC", True)
    assert untouched(base, schemas(**ring, C={"items": to("A")})) == dict.fromkeys("ABC", False)


def test_the_order_of_keys_is_nothing_and_true_is_not_1() -> None:
    assert untouched(schemas(A={"a": 1, "b": 2}), schemas(A={"b": 2, "a": 1})) == {"A": True}
    assert untouched(schemas(A={"const": 1}), schemas(A={"const": True})) == {"A": False}


def test_what_looks_like_a_reference_and_leads_nowhere_is_data() -> None:
    data: JsonObject = {"example": {"$ref": "#/nowhere"}}
    assert untouched(schemas(A=data), schemas(A=data)) == {"A": True}


def test_a_reference_with_escapes_is_followed() -> None:
    name = 'a/"b"'
    base, head = (
        schemas(A={"$ref": '#/components/schemas/a~1"b"'}, **{name: s}) for s in (TEXT, {})
    )
    assert untouched(base, head)["A"] is False


def test_a_dynamic_reference_is_always_looked_at() -> None:
    dynamic: JsonObject = {"$dynamicRef": "#node"}
    assert untouched(schemas(A=dynamic, B=to("A")), schemas(A=dynamic, B=to("A"))) == {
        "A": False,
        "B": False,
    }


def test_equal_text_in_another_language_may_mean_something_else() -> None:
    assert untouched(schemas("3.0.3", A=TEXT), schemas("3.1.1", A=TEXT)) == {"A": False}
    assert untouched(schemas("3.1.0", A=TEXT), schemas("3.2.0", A=TEXT)) == {"A": True}


@pytest.mark.parametrize("big", [2**70, -(2**70)])
def test_numbers_beyond_64_bits_are_compared(big: int) -> None:
    assert same_bytes({"a": big, "b": 1}, {"b": 1, "a": big}) is not None
    assert same_bytes({"a": big}, {"a": big + 1}) is None
