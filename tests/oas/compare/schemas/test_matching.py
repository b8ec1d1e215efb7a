"""As many pairs as there can be, and which branch of a union became which."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oas.compare.schemas.matching import maximum
from tests.oas.compare.schemas.cases.building import INTEGER, STRING, array, closed, text, thing
from tests.oas.compare.schemas.meetings import REQUEST, Meeting

if TYPE_CHECKING:
    from oas.json_value import Json

graphs = st.dictionaries(
    st.integers(0, 5), st.lists(st.integers(0, 5), max_size=6, unique=True), max_size=6
)


@given(graphs)
def test_a_matching_is_as_large_as_there_is_one(edges: dict[int, list[int]]) -> None:
    found = maximum(edges)
    assert len(set(found.values())) == len(found)
    assert all(right in edges[left] for left, right in found.items())
    assert len(found) == _largest(edges)


def test_a_partner_gives_way_where_it_has_another_choice() -> None:
    assert maximum({0: [0, 1], 1: [0]}) == {0: 1, 1: 0}


def test_a_long_chain_of_choices_is_no_deep_recursion() -> None:
    edges = {index: [index, index + 1] for index in range(5_000)}
    edges[5_000] = [0]
    assert len(maximum(edges)) == 5_001


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_branches_tells_nothing(order: tuple[int, ...]) -> None:
    branches = [thing("a", a=STRING), thing("b", b=INTEGER), array(items=STRING)]
    turned = [branches[index] for index in order]
    assert Meeting({"anyOf": [*branches]}, {"anyOf": [*turned]}).told() == []


def test_an_edited_branch_is_compared_with_what_it_was() -> None:
    base: Json = {"anyOf": [closed("a", a=STRING), closed("b", b=STRING, c=STRING)]}
    head: Json = {"anyOf": [closed("b", b=STRING, c=INTEGER), closed("a", a=STRING)]}
    assert Meeting(base, head).told() == [("type", "changed", "moved")]


def test_a_title_tells_a_branch_that_changed_altogether() -> None:
    base: Json = {"anyOf": [thing("a", a=STRING) | {"title": "A"}, thing("b", b=STRING)]}
    head: Json = {
        "anyOf": [thing("b", b=STRING), thing("x", "y", x=STRING, y=STRING) | {"title": "A"}]
    }
    told = {subject for subject, _, _ in Meeting(base, head).told()}
    assert told == {"property"}


def test_branches_with_nothing_in_common_came_and_went() -> None:
    base: Json = {"anyOf": [thing("a", a=STRING), thing("b", b=STRING)]}
    head: Json = {"anyOf": [thing("a", a=STRING), array(items=thing("b", b=STRING))]}
    edits = [(c.subject.value, c.edit.value) for c in Meeting(base, head).changes(REQUEST)]
    assert ("branch", "removed") in edits


def test_a_branch_within_another_is_not_lost() -> None:
    base: Json = {"anyOf": [text(maxLength=3), text(minLength=9)]}
    changes = Meeting(base, STRING).changes(REQUEST)
    assert changes
    assert all(change.hurts is False for change in changes)


def _largest(edges: dict[int, list[int]]) -> int:
    """By trying everything."""
    if not edges:
        return 0
    left, *others = edges
    rest = {other: edges[other] for other in others}
    without = _largest(rest)
    taken = (
        1 + _largest({k: [r for r in v if r != right] for k, v in rest.items()})
        for right in edges[left]
    )
    return max([without, *taken])
