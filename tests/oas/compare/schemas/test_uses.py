"""One edit is one Change, with every place it reaches, and judged by where it does most harm."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from oas.compare.change import Effect, Slot, Use
from oas.compare.options import Options
from oas.compare.schemas import SchemaComparison
from oas.compare.space import Subject
from oas.document import Source
from oas.loading import parse
from oas.normal.normals import Normals
from oas.witness.finder import StepKind
from oas.witness.witnesses import Witnesses
from tests.oas.compare.schemas.cases.building import INTEGER, STRING, array, ref, text, thing
from tests.oas.compare.schemas.meetings import REQUEST, RESPONSE

if TYPE_CHECKING:
    from oas.compare.change import Change, Witness
    from oas.direction import Direction
    from oas.document import Document
    from oas.json_value import Json, JsonObject
    from oas.witness.finder import Trail, WitnessFinder

PLACES = ("/a", "/b", "/c")


class Listening:
    """The real finder, and what it was asked."""

    def __init__(self, finder: WitnessFinder) -> None:
        self._finder = finder
        self.asked: list[tuple[Slot, Trail, Change]] = []

    def find(self, slot: Slot, trail: Trail, change: Change) -> Witness | None:
        self.asked.append((slot, trail, change))
        return self._finder.find(slot, trail, change)


def contract(components: JsonObject, schemas: tuple[Json, ...]) -> Document:
    """One path for each schema, which it takes."""
    paths: JsonObject = {
        path: {"post": {"requestBody": {"content": {"application/json": {"schema": schema}}}}}
        for path, schema in zip(PLACES, schemas, strict=False)
    }
    whole: JsonObject = {
        "openapi": "3.1.1",
        "info": {"title": "T", "version": "1.0.0"},
        "paths": paths,
        "components": {"schemas": components},
    }
    return parse(Source("contract.json", json.dumps(whole).encode()))


def compared(
    old: JsonObject,
    new: JsonObject,
    *schemas: Json,
    directions: tuple[Direction, ...] = (REQUEST, REQUEST, REQUEST),
) -> tuple[tuple[Change, ...], Listening]:
    """The Changes of places that hold these schemas, and what the finder was asked."""
    base, head = contract(old, schemas), contract(new, schemas)
    there, here = Normals(base), Normals(head)
    listening = Listening(Witnesses(there, here))
    comparison = SchemaComparison(there, here, Options(), listening)
    for path, direction, _ in zip(PLACES, directions, schemas, strict=False):
        pointer = f"/paths/~1{path[1:]}/post/requestBody/content/application~1json/schema"
        use = Use(f"POST {path}", "body")
        comparison.add(Slot(use, direction, base.node(pointer), head.node(pointer)))
    return comparison.changes(), listening


def operations(change: Change) -> list[str]:
    return [use.operation for use in change.uses]


def test_an_edit_in_a_component_names_all_its_uses_in_order() -> None:
    old: JsonObject = {"It": thing(x=STRING), "Holder": thing(it=ref("It"))}
    new: JsonObject = old | {"It": thing(x=INTEGER)}
    (change,), _ = compared(old, new, ref("Holder"), array(items=ref("It")), ref("It"))
    assert operations(change) == ["POST /a", "POST /b", "POST /c"]


def test_a_place_that_nothing_reaches_is_no_use() -> None:
    old: JsonObject = {"It": thing(x=STRING), "Other": thing(y=STRING)}
    new: JsonObject = old | {"It": thing(x=INTEGER)}
    (change,), _ = compared(old, new, ref("Other"), ref("It"))
    assert operations(change) == ["POST /b"]


def test_both_directions_are_two_changes_of_what_is_sent() -> None:
    old: JsonObject = {"It": thing(x=STRING)}
    new: JsonObject = {"It": thing(x=INTEGER)}
    ways = (REQUEST, RESPONSE)
    changes, _ = compared(old, new, ref("It"), ref("It"), directions=ways)
    assert [(c.direction, operations(c)) for c in changes] == [
        (REQUEST, ["POST /a"]),
        (RESPONSE, ["POST /b"]),
    ]


def test_what_is_only_said_is_said_once_for_both_directions() -> None:
    old: JsonObject = {"It": thing(x=text(description="A", deprecated=True))}
    new: JsonObject = {"It": thing(x=text(description="B"))}
    ways = (RESPONSE, REQUEST)
    changes, _ = compared(old, new, ref("It"), ref("It"), directions=ways)
    assert [(c.subject, c.direction) for c in changes] == [
        (Subject.DOCUMENTATION, RESPONSE),
        (Subject.DEPRECATION, RESPONSE),
    ]
    assert all(operations(change) == ["POST /a", "POST /b"] for change in changes)


def test_alone_and_as_a_part_of_all_of_it_is_one_edit() -> None:
    old: JsonObject = {"It": thing(x=STRING), "More": {"allOf": [ref("It"), thing(y=STRING)]}}
    new: JsonObject = old | {"It": thing("x", x=STRING)}
    (change,), _ = compared(old, new, ref("It"), ref("More"))
    assert (change.subject, change.name) == (Subject.PROPERTY, "x")
    assert operations(change) == ["POST /a", "POST /b"]


def test_of_two_places_the_one_where_it_hurts_counts() -> None:
    listed = text(enum=["a", "b"])
    old: JsonObject = {"It": text(maxLength=9)}
    new: JsonObject = {"It": text(maxLength=5)}
    harmless: Json = {"allOf": [ref("It"), listed]}
    changes, _ = compared(old, new, harmless)
    assert changes == ()
    (change,), _ = compared(old, new, harmless, ref("It"))
    assert change.effect is Effect.NARROWED
    assert change.witness is not None
    assert change.witness.use.operation == "POST /b"


def test_where_exactly_one_branch_must_hold_more_may_be_less() -> None:
    old: JsonObject = {"It": thing(a=text(maxLength=3))}
    new: JsonObject = {"It": thing(a=STRING)}
    exclusive: Json = {"oneOf": [ref("It"), thing(b=STRING)]}
    (plain,), _ = compared(old, new, ref("It"))
    (open_one,), _ = compared(old, new, exclusive)
    assert (plain.effect, plain.hurts) == (Effect.WIDENED, False)
    assert (open_one.effect, open_one.hurts) == (Effect.UNDECIDED, None)


def test_in_a_response_less_may_be_more() -> None:
    old: JsonObject = {"It": thing(a=STRING)}
    new: JsonObject = {"It": thing(a=text(maxLength=3))}
    exclusive: Json = {"oneOf": [ref("It"), thing(b=STRING)]}
    (plain,), _ = compared(old, new, ref("It"), directions=(RESPONSE,))
    (open_one,), _ = compared(old, new, exclusive, directions=(RESPONSE,))
    assert (plain.effect, plain.hurts) == (Effect.NARROWED, False)
    assert (open_one.effect, open_one.hurts) == (Effect.UNDECIDED, None)


def test_where_the_branches_share_nothing_more_is_more() -> None:
    tagged = {"a": thing("kind", kind={"const": "a"}, x=text(maxLength=3))}
    old: JsonObject = {"It": tagged["a"]}
    new: JsonObject = {"It": thing("kind", kind={"const": "a"}, x=STRING)}
    exclusive: Json = {"oneOf": [ref("It"), thing("kind", kind={"const": "b"})]}
    (change,), _ = compared(old, new, exclusive)
    assert (change.effect, change.hurts) == (Effect.WIDENED, False)


def test_the_finder_is_asked_by_the_shortest_ways_down() -> None:
    old: JsonObject = {"It": thing(x=STRING), "Far": thing(far=array(items=ref("It")))}
    new: JsonObject = old | {"It": thing(x=INTEGER)}
    (change,), listening = compared(old, new, ref("Far"), ref("It"))
    slot, trail, asked = listening.asked[0]
    assert slot.use.operation == "POST /b"
    assert [(step.kind, step.base_key) for step in trail.steps] == [(StepKind.PROPERTY, "x")]
    assert asked.subject is Subject.TYPE
    assert change.witness is not None
    assert change.witness.pointer == "/x"


def test_the_way_down_names_each_step() -> None:
    old: JsonObject = {"It": thing(x=STRING), "Far": thing(far=array(items=ref("It")))}
    new: JsonObject = old | {"It": thing(x=INTEGER)}
    _, listening = compared(old, new, ref("Far"))
    assert [step.kind for step in listening.asked[0][1].steps] == [
        StepKind.PROPERTY,
        StepKind.ITEMS,
        StepKind.PROPERTY,
    ]


def test_nobody_looks_for_a_witness_of_what_hurts_nobody() -> None:
    old: JsonObject = {"It": thing("x", x=text(maxLength=3))}
    new: JsonObject = {"It": thing(x=STRING, y=STRING)}
    changes, listening = compared(old, new, ref("It"))
    assert len(changes) == 3
    assert listening.asked == []


def test_a_witness_decides_what_was_open() -> None:
    old: JsonObject = {"It": text(pattern="^a")}
    new: JsonObject = {"It": text(pattern="^b")}
    (request,), _ = compared(old, new, ref("It"))
    (response,), _ = compared(old, new, ref("It"), directions=(RESPONSE,))
    assert (request.effect, response.effect) == (Effect.NARROWED, Effect.WIDENED)
    assert request.witness is not None
    assert response.witness is not None
