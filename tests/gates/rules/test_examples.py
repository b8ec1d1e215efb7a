"""Every rule by its own examples: real contracts, judged from end to end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gates.contract_drift.rules.changes import rules
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from collections.abc import Callable

    from gates.contract_drift.judgement import Judgement
    from gates.contract_drift.rules.changes import Rule
    from gates.contract_drift.rules.changes.example import Example

    Judged = Callable[[Example], tuple[Judgement, ...]]

# The cells of these are claimed, and no contract that is valid today leads to them.
WITHOUT_AN_EXAMPLE = {
    "unclaimed-change": "it is what no rule claims, and every cell is claimed",
    "unknown-field-changed": "the official schemas refuse such fields before they are compared",
}
BREAKS = [(rule, example) for rule in rules().values() for example in rule.breaks]
ALLOWS = [(rule, example) for rule in rules().values() for example in rule.allows]


def rule_id(value: object) -> str:
    """The rule for the name of a test; examples are numbered by pytest."""
    return value.page.rule if hasattr(value, "page") else ""


@pytest.mark.parametrize(("rule", "example"), BREAKS, ids=rule_id)
def test_what_breaks_a_rule_gives_its_finding_alone(
    rule: Rule, example: Example, judged: Judged
) -> None:
    found = judged(example)
    telling = [one for one in found if one.impact is not Impact.COSMETIC] or found
    assert [one.page.rule for one in telling] == [rule.page.rule], found


@pytest.mark.parametrize(("rule", "example"), ALLOWS, ids=rule_id)
def test_what_a_rule_allows_does_not_give_it(rule: Rule, example: Example, judged: Judged) -> None:
    assert rule.page.rule not in [one.page.rule for one in judged(example)]


@pytest.mark.parametrize("rule", rules().values(), ids=rule_id)
def test_the_first_example_has_the_impact_that_the_catalogue_names(
    rule: Rule, judged: Judged
) -> None:
    if rule.page.rule in WITHOUT_AN_EXAMPLE:
        assert rule.breaks == (), "the waiver is stale"
        return
    (found,) = [one for one in judged(rule.breaks[0]) if one.page.rule == rule.page.rule]
    assert found.impact is rule.impact, found.message


def test_a_breaking_change_of_values_carries_the_value_that_proves_it(judged: Judged) -> None:
    breaking = [
        one
        for _, example in BREAKS
        for one in judged(example)
        if one.impact is Impact.BREAKING
        and one.change.hurts
        # What is written in another way is no value of a schema.
        and one.change.subject is not Subject.SERIALIZATION
    ]
    assert len(breaking) > 40
    assert [one.message for one in breaking if one.change.witness is None] == []


def test_every_rule_allows_something() -> None:
    assert [rule.page.rule for rule in rules().values() if not rule.allows] == []


def test_most_rules_say_what_they_usually_say_and_some_say_more(judged: Judged) -> None:
    said = {
        rule.page.rule: {one.impact for e in rule.breaks for one in judged(e)}
        for rule in rules().values()
    }
    assert said["operation-removed"] == {Impact.BREAKING, Impact.RISKY}
    assert said["response-enum-value-added"] == {Impact.BREAKING, Impact.COMPATIBLE}
    assert said["request-property-removed"] == {Impact.COMPATIBLE, Impact.BREAKING}
    assert said["response-property-removed"] == {Impact.BREAKING, Impact.RISKY}
    assert said["request-pattern-narrowed"] == {Impact.BREAKING, Impact.RISKY}
