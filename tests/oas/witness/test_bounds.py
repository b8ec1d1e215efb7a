"""Schemas that strangers wrote to cost time or memory: the search ends, and says nothing false."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from oas.compare.change import Change, Slot
from oas.compare.space import Edit, Subject
from oas.direction import Direction
from oas.normal.normals import Normals
from oas.witness.finder import Trail
from oas.witness.weight import HEAVIEST, is_light
from oas.witness.witnesses import Witnesses
from tests.oas.witness.edits import TEXT, WHOLE, root
from tests.oas.witness.judging import USE, Case, find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.json_value import Json, JsonObject

REQUEST = Direction.REQUEST
MOST_SECONDS = 5.0


@pytest.fixture(autouse=True)
def quick() -> Iterator[None]:
    """Every test of this file ends within a time that no honest contract comes near."""
    start = time.process_time()
    yield
    assert time.process_time() - start < MOST_SECONDS


def _nested(levels: int, around: JsonObject) -> JsonObject:
    """`around` again and again; its `@` is what is inside."""
    found = TEXT
    for _ in range(levels):
        found = {key: found if value == "@" else value for key, value in around.items()}
    return found


def test_a_pattern_that_backtracks_gives_up_instead_of_refusing() -> None:
    wide = {**TEXT, "minLength": 30, "maxLength": 4_000}
    narrow = {**wide, "pattern": r"^(?=(a+)+$)(a|aa|[^b])+\1$"}
    witness = find(Case(wide, narrow, REQUEST), Subject.PATTERN)
    assert witness is None or isinstance(witness.value, str)


def test_arrays_of_arrays_are_not_multiplied_out() -> None:
    wide = _nested(6, {"type": "array", "minItems": 1_400, "items": "@"})
    assert find(Case(wide, WHOLE, REQUEST), Subject.TYPE) is None


def test_objects_of_objects_are_not_multiplied_out() -> None:
    names: list[Json] = [f"n{index}" for index in range(8)]
    around: JsonObject = {"type": "object", "required": names, "additionalProperties": "@"}
    assert find(Case(_nested(20, around), WHOLE, REQUEST), Subject.TYPE) is None


def test_unions_in_unions_are_not_multiplied_out() -> None:
    wide: Json = TEXT
    for level in range(20):
        wide = {"anyOf": [wide, {"allOf": [wide], "minLength": level + 1}]} if level < 6 else wide
        wide = {"oneOf": [wide, {"type": "integer", "minimum": level}, {"maxLength": level}]}
    assert isinstance(wide, dict)
    find(Case(wide, {"type": "array"}, REQUEST), Subject.TYPE)


def test_more_items_than_are_made_have_no_witness() -> None:
    wide: JsonObject = {"type": "array", "items": TEXT}
    assert find(Case(wide, {**wide, "maxItems": 10**6}, REQUEST), Subject.ITEM_COUNT) is None


def test_a_longer_string_than_is_made_has_no_witness() -> None:
    assert find(Case(TEXT, {**TEXT, "maxLength": 10**7}, REQUEST), Subject.STRING_LENGTH) is None


def test_all_searches_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("oas.witness.witnesses.MOST_OF_ALL", 200)
    base, head = Case({"type": ["string", "null"]}, TEXT, REQUEST).documents()
    slot = Slot(USE, REQUEST, root(base), root(head))
    witnesses = Witnesses(Normals(base), Normals(head))

    def is_found(subject: Subject) -> bool:
        change = Change(subject, Edit.NARROWED, REQUEST, "", "")
        return witnesses.find(slot, Trail(), change) is not None

    assert is_found(Subject.NULL)
    assert not any(is_found(Subject.MULTIPLE_OF) for _ in range(200))
    assert not is_found(Subject.NULL)


def test_what_is_shared_in_memory_is_weighed_as_json() -> None:
    shared: Json = "x"
    for _ in range(60):
        shared = [shared, shared]
    assert not is_light(shared)
    assert not is_light(["x"] * HEAVIEST)
    assert is_light({"a": ["x"] * 100, "b": None})
