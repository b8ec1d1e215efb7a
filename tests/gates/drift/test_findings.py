"""Judgements become findings: one an edit, placed on both sides, with its proof."""

from __future__ import annotations

import json
from dataclasses import replace

from gates.contract_drift.edits import by_edit
from gates.contract_drift.findings import findings_of
from gates.contract_drift.judgement import Bump, Judgement
from gates.finding import Finding, Impact, Location, Severity
from gates.rule import Page
from oas.compare.change import Change, Effect, Use, Witness
from oas.compare.space import Edit, Subject
from oas.direction import Direction
from oas.document import Document, Source
from oas.json_value import Json, JsonObject, as_object
from oas.loading import parse

PAGE = Page("property-became-required", "It is required.\n\nWhat to do: make it optional.")
OTHER_PAGE = Page("property-required", "It is.\n\nWhat to do: nothing.")
USE = Use("POST /products", "request body application/json")
WITNESS = Witness(USE, Direction.REQUEST, {"price": 1}, "/price")
POINTER = "/components/schemas/Money"
CHANGE = Change(
    Subject.PROPERTY,
    Edit.BECAME_REQUIRED,
    Direction.REQUEST,
    POINTER,
    POINTER,
    "amount",
    before=False,
    after=True,
    effect=Effect.NARROWED,
    witness=WITNESS,
    uses=(USE, Use("PUT /products", "request body application/json")),
)
JUDGEMENT = Judgement(CHANGE, PAGE, Impact.BREAKING, Bump.MAJOR, "amount became required")
MIRRORED = replace(
    JUDGEMENT,
    change=replace(
        CHANGE,
        direction=Direction.RESPONSE,
        witness=None,
        uses=(Use("GET /products", "response 200 application/json"), USE),
    ),
    page=OTHER_PAGE,
    impact=Impact.COMPATIBLE,
    bump=Bump.MINOR,
    message="amount is always there",
)


def document(name: str, indent: int) -> Document:
    root: JsonObject = {
        "openapi": "3.1.1",
        "info": {"title": "Example", "version": "1.0.0"},
        "paths": {},
        "components": {"schemas": {"Money": {"type": "object"}, "Old": {"type": "string"}}},
    }
    return parse(Source(name, json.dumps(root, indent=indent).encode()))


BASE, HEAD = document("base.json", 1), document("head.json", 2)


def findings(*judgements: Judgement) -> tuple[Finding, ...]:
    return findings_of(judgements, BASE, HEAD)


def test_a_finding_says_everything_that_is_known_of_its_edit() -> None:
    (finding,) = findings(JUDGEMENT)
    assert finding == Finding(
        "property-became-required",
        Severity.NOTE,
        "amount became required",
        Location("head.json", 10, 7, POINTER),
        Impact.BREAKING,
        hint="make it optional.",
        operation="POST /products",
        direction="request",
        witness={
            "kind": "request",
            "operation": "POST /products",
            "place": "request body application/json",
            "value": {"price": 1},
            "pointer": "/price",
            "proves": "the base accepts it, and the head refuses it",
        },
        base=Location("base.json", 10, 4, POINTER),
        operations=("POST /products", "PUT /products"),
        before=False,
        after=True,
        bump="major",
        name="amount",
    )


def test_an_edit_that_both_directions_see_is_one_finding_told_by_its_worst() -> None:
    for judgements in ((JUDGEMENT, MIRRORED), (MIRRORED, JUDGEMENT)):
        (finding,) = findings(*judgements)
        assert (finding.rule, finding.impact, finding.bump) == (
            PAGE.rule,
            Impact.BREAKING,
            "major",
        )
        assert finding.direction == "request"
        assert finding.operations == ("POST /products", "PUT /products", "GET /products")
        (other,) = finding.related
        assert other.message == "compatible in a response: amount is always there"
        assert other.location == finding.location


def test_the_other_direction_still_counts_for_the_version_and_for_doubt() -> None:
    milder = replace(JUDGEMENT, bump=Bump.PATCH)
    doubtful = replace(MIRRORED, impact=Impact.RISKY, bump=Bump.MINOR, undecided=True)
    (finding,) = findings(milder, doubtful)
    assert (finding.bump, finding.undecided) == ("minor", True)
    assert findings(JUDGEMENT)[0].undecided is False


def test_a_witness_of_the_other_direction_is_better_than_none() -> None:
    without = replace(JUDGEMENT, change=replace(CHANGE, witness=None))
    answer = Witness(USE, Direction.RESPONSE, None)
    mirrored = replace(MIRRORED, change=replace(MIRRORED.change, witness=answer))
    (finding,) = findings(without, mirrored)
    proof = as_object(finding.witness)
    assert (proof["kind"], proof["value"]) == ("response", None)
    assert proof["proves"] == "the head may send it, and the base never did"
    assert findings(without)[0].witness is None


def test_edits_that_differ_in_anything_are_findings_of_their_own() -> None:
    others = [
        replace(CHANGE, name="currency"),
        replace(CHANGE, within="items of the property 'prices'"),
        replace(CHANGE, edit=Edit.BECAME_OPTIONAL),
        replace(CHANGE, subject=Subject.DEPENDENT_REQUIRED),
        replace(CHANGE, pointer_after="/components/schemas/Old"),
    ]
    found = findings(JUDGEMENT, *(replace(MIRRORED, change=change) for change in others))
    assert len(found) == 6


def test_what_one_direction_says_twice_of_a_place_are_two_edits() -> None:
    more, mirrored = (replace(one, message="and more") for one in (JUDGEMENT, MIRRORED))
    found = list(by_edit([JUDGEMENT, more, MIRRORED, mirrored]))
    assert [(edit.worst, edit.others) for edit in found] == [
        (JUDGEMENT, (MIRRORED,)),
        (more, (mirrored,)),
    ]


def test_what_is_shared_and_was_added_to_several_operations_is_one_finding() -> None:
    added = replace(
        CHANGE, edit=Edit.ADDED, pointer_before="/paths", uses=(Use("GET /a", "query parameter"),)
    )
    second = replace(added, pointer_before="/components", uses=(Use("GET /b", "query parameter"),))
    (finding,) = findings(*(replace(JUDGEMENT, change=change) for change in (added, second)))
    assert finding.operations == ("GET /a", "GET /b")
    assert finding.related == ()


def test_where_several_operations_lost_what_they_share_each_place_is_told() -> None:
    gone = replace(CHANGE, edit=Edit.REMOVED, pointer_after="/paths")
    second = replace(gone, pointer_after="/components")
    (finding,) = findings(*(replace(JUDGEMENT, change=change) for change in (gone, second)))
    assert [one.location.pointer for one in finding.related] == ["/paths", "/components"]


def test_what_is_gone_stands_in_the_base_and_its_holder_in_the_head_is_told() -> None:
    gone = replace(
        CHANGE,
        edit=Edit.REMOVED,
        pointer_before="/components/schemas/Old",
        pointer_after="/components",
    )
    (finding,) = findings(replace(JUDGEMENT, change=gone))
    assert finding.location == finding.base
    assert finding.location.file == "base.json"
    (holder,) = finding.related
    assert (holder.location.file, holder.location.pointer) == ("head.json", "/components")
    assert holder.message == "here the head has it no more"


def test_what_is_about_no_operation_has_none() -> None:
    (finding,) = findings(replace(JUDGEMENT, change=replace(CHANGE, uses=())))
    assert (finding.operation, finding.operations) == ("", ())


def test_values_are_shown_where_they_are_small() -> None:
    small: list[Json] = ["", 0, None, True, ["a", {"b": [1, 2]}], {"type": "string"}, "x" * 400]
    large: list[Json] = [
        "x" * 401,
        [*range(41)],
        dict.fromkeys(map(str, range(50))),
        [["x" * 200] * 3],
    ]
    for value in [*small, *large]:
        change = replace(CHANGE, before=value, after=value)
        (finding,) = findings(replace(JUDGEMENT, change=change))
        shown = value if value in small else None
        assert (finding.before, finding.after) == (shown, shown)


def test_a_finding_at_the_same_place_about_another_name_has_another_fingerprint() -> None:
    one, two = findings(JUDGEMENT, replace(JUDGEMENT, change=replace(CHANGE, name="currency")))
    assert one.location.pointer == two.location.pointer
    assert one.fingerprint != two.fingerprint


def test_a_place_in_another_file_is_told_with_that_file() -> None:
    root: JsonObject = {
        "openapi": "3.1.1",
        "info": {"title": "Example", "version": "1.0.0"},
        "paths": {},
        "components": {"schemas": {"Money": {"$ref": "money.json#/Amount"}}},
    }
    other = Source("money.json", b'{\n  "Amount": {"type": "string"}\n}')
    head = parse(Source("head.json", json.dumps(root).encode()), read_file=lambda _: other)
    pointer = "/components/schemas/Money/type"
    change = replace(CHANGE, pointer_after=pointer)
    (finding,) = findings_of([replace(JUDGEMENT, change=change)], BASE, head)
    assert finding.location == Location("money.json", 2, 14, pointer)
