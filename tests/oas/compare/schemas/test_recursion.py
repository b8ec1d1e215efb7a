"""Schemas that contain themselves, long chains of them, and many branches: the work is bounded."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from oas.compare.schemas import graph
from oas.errors import ContractError
from tests.oas.compare.schemas.cases.building import INTEGER, STRING, array, ref, text, thing
from tests.oas.compare.schemas.judging import is_included
from tests.oas.compare.schemas.meetings import REQUEST, Meeting

if TYPE_CHECKING:
    from oas.json_value import JsonObject

TREE: JsonObject = {"Tree": thing(value=STRING, below=array(items=ref("Tree")))}


def renamed(value: JsonObject) -> JsonObject:
    """A tree of the same kind by another name."""
    return {"Node": thing(value=value, below=array(items=ref("Node")))}


def unrolled(value: JsonObject) -> JsonObject:
    """The same trees, said by two schemas in turn."""
    return {
        "Even": thing(value=value, below=array(items=ref("Odd"))),
        "Odd": thing(value=value, below=array(items=ref("Even"))),
    }


def test_an_edit_in_a_tree_is_told_once() -> None:
    new: JsonObject = {"Tree": thing(value=INTEGER, below=array(items=ref("Tree")))}
    assert Meeting(ref("Tree"), ref("Tree"), TREE, new).told() == [("type", "changed", "moved")]


def test_the_same_trees_by_another_name_are_the_same() -> None:
    assert Meeting(ref("Tree"), ref("Node"), TREE, renamed(STRING)).told() == []


def test_the_same_trees_by_two_schemas_are_the_same() -> None:
    assert Meeting(ref("Tree"), ref("Even"), TREE, unrolled(STRING)).told() == []


def test_trees_that_differ_every_other_level_are_not_the_same() -> None:
    new = unrolled(STRING) | {"Odd": thing(value=INTEGER, below=array(items=ref("Even")))}
    assert Meeting(ref("Tree"), ref("Even"), TREE, new).told() == [("type", "changed", "moved")]


@pytest.mark.parametrize(
    ("value", "verdict"), [(STRING, True), (text(maxLength=9), True), (INTEGER, False)]
)
def test_inclusion_of_trees_is_decided(value: JsonObject, verdict: object) -> None:
    inner = renamed(value) | TREE
    assert is_included(ref("Node"), ref("Tree"), inner) is verdict


def test_lists_of_one_another_are_compared() -> None:
    old: JsonObject = {"A": thing(b=ref("B")), "B": thing(a=ref("A"), x=STRING)}
    new: JsonObject = {"A": thing(b=ref("B")), "B": thing(a=ref("A"), x=text(maxLength=1))}
    assert Meeting(ref("A"), ref("A"), old, new).told() == [
        ("string-length", "narrowed", "narrowed")
    ]


def chain(length: int, last: JsonObject) -> JsonObject:
    """Components each of which holds the next one."""
    found: JsonObject = {f"C{index}": thing(next=ref(f"C{index + 1}")) for index in range(length)}
    return found | {f"C{length}": last}


def test_a_long_chain_of_components_is_no_deep_recursion() -> None:
    old, new = chain(2_000, thing(x=STRING)), chain(2_000, thing(x=INTEGER))
    assert Meeting(ref("C0"), ref("C0"), old, new).told() == [("type", "changed", "moved")]


def test_inclusion_gives_up_on_a_long_chain() -> None:
    components = chain(2_000, thing(x=STRING)) | {
        name.replace("C", "D"): value for name, value in chain(2_000, thing(x=STRING)).items()
    }
    for index in range(2_000):
        components[f"D{index}"] = thing(next=ref(f"D{index + 1}"))
    assert is_included(ref("C0"), ref("D0"), components) is None


def test_more_pairs_than_anybody_compares_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph, "MOST_PAIRS", 50)
    old, new = chain(200, thing(x=STRING)), chain(200, thing(x=INTEGER))
    with pytest.raises(ContractError, match="more than 50 pairs"):
        Meeting(ref("C0"), ref("C0"), old, new).told()


def test_many_branches_are_bounded_work() -> None:
    branches = [thing(f"p{i}", more={"minProperties": i % 7}) for i in range(120)]
    edited = [thing(f"q{i}", more={"minProperties": i % 7}) for i in range(120)]
    started = time.process_time()
    told = Meeting({"anyOf": [*branches]}, {"anyOf": [*edited]}).told(REQUEST)
    assert told
    assert time.process_time() - started < 20


def test_doubling_unions_are_bounded_work() -> None:
    components: JsonObject = {"U0": thing("x", x=STRING)}
    for index in range(12):
        below = ref(f"U{index}")
        components[f"U{index + 1}"] = {
            "anyOf": [thing(f"l{index}", a=below), thing(f"r{index}", a=below)]
        }
    new = components | {"U0": thing("x", x=INTEGER)}
    started = time.process_time()
    assert Meeting(ref("U12"), ref("U12"), components, new).told() == [("type", "changed", "moved")]
    assert time.process_time() - started < 20
