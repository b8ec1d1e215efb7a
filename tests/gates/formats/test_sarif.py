"""SARIF: pinned, valid against the schema of OASIS, and what code scanning asks for besides."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest

from gates.formats.place import is_in_tree, uri_of
from gates.formats.sarif import SCHEMA, render, sarif

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from gates.report import Outcome
    from gates.rule import Page
    from oas.json_value import JsonObject
    from tests.gates.formats.conftest import Named

Validator = jsonschema_rs.Draft7Validator


@pytest.fixture(scope="module")
def official(schema_store: Callable[[str], JsonObject]) -> Validator:
    # One pattern of it has a bracket too many, which only lax engines take.
    text = json.dumps(schema_store(SCHEMA)).replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}?$")
    return Validator(json.loads(text), validate_formats=True)


def run_of(outcome: Outcome, pages: tuple[Page, ...] = ()) -> Any:  # noqa: ANN401 (any JSON)
    return json.loads(render(outcome, pages))["runs"][0]


def test_the_sarif_is_pinned(
    outcomes: Mapping[str, Outcome],
    pages: tuple[Page, ...],
    assert_pinned: Callable[[str, str], None],
) -> None:
    assert_pinned("environments.sarif", render(outcomes["environments"], pages))


def test_it_is_valid_against_the_official_schema(
    named: Named, pages: tuple[Page, ...], official: Validator
) -> None:
    log = sarif(named.outcome, pages)
    assert list(official.iter_errors(log)) == []
    assert not official.is_valid({**log, "version": "2.0.0"})
    assert not official.is_valid({**log, "surprise": 1})


def test_hostile_text_is_text(
    hostile: Outcome, hostile_pages: tuple[Page, ...], official: Validator
) -> None:
    printed = render(hostile, hostile_pages)
    assert printed.isascii()
    assert "##[" not in printed
    assert '"markdown"' not in printed
    log = json.loads(printed)
    assert list(official.iter_errors(log)) == []
    texts = re.findall(r'"(?:text|justification|fullyQualifiedName)": (".*")', printed)
    assert len(texts) > 10
    for text in map(json.loads, texts):
        assert text.replace("\n", " ").isprintable()
        assert "](" not in text
    for uri in re.findall(r'"uri": "(.*)"', printed):
        assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri)


def test_places_are_lines_of_files_in_the_tree(outcomes: Mapping[str, Outcome]) -> None:
    results = run_of(outcomes["drift"])["results"]
    physical = results[0]["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "contracts/core/openapi.json"
    assert physical["region"] == {"startLine": 212, "startColumn": 9}
    (base,) = results[0]["relatedLocations"]
    assert base["message"]["text"] == "in the base"
    assert base["physicalLocation"]["region"]["startLine"] == 214
    removed = next(result for result in results if result["ruleId"] == "operation-removed")
    # What is gone stands in another tree: it is shown where the head has it no more.
    gone = removed["locations"][0]["physicalLocation"]
    assert gone["artifactLocation"]["uri"] == "contracts/core/openapi.json"
    assert gone["region"]["startLine"] == 70


def test_each_result_names_its_rule_its_level_and_what_it_is_known_by(
    outcomes: Mapping[str, Outcome], pages: tuple[Page, ...]
) -> None:
    run = run_of(outcomes["drift"], pages)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert re.fullmatch(
            "[0-9a-f]{12}:1", result["partialFingerprints"]["primaryLocationLineHash"]
        )
    assert [result["level"] for result in run["results"]] == [
        *("error", "error", "error", "warning", "note", "note", "note"),
    ]
    described = next(rule for rule in rules if rule["id"] == "response-property-removed")
    assert described["shortDescription"]["text"] == "A property is gone from a response."
    assert described["help"]["text"].endswith("What to do: keep it.")


def test_impact_operations_and_witness_are_properties(outcomes: Mapping[str, Outcome]) -> None:
    worst = run_of(outcomes["drift"])["results"][0]["properties"]
    assert (worst["impact"], worst["bump"], worst["direction"]) == ("breaking", "major", "response")
    assert worst["operationCount"] == len(worst["operations"]) == 39
    assert worst["witness"]["value"]["name"] == "Café"


def test_what_is_accepted_is_suppressed_with_its_reason(outcomes: Mapping[str, Outcome]) -> None:
    results = run_of(outcomes["drift"])["results"]
    (accepted,) = [result for result in results if "suppressions" in result]
    assert accepted["ruleId"] == "response-enum-value-added"
    assert accepted["suppressions"][0]["justification"].startswith("the only client is ours")


def test_what_could_not_be_checked_is_no_clean_run(outcomes: Mapping[str, Outcome]) -> None:
    good, fine, bad = run_of(outcomes["environments"])["invocations"]
    assert good["executionSuccessful"] is fine["executionSuccessful"] is True
    assert bad["executionSuccessful"] is False
    assert (good["exitCode"], fine["exitCode"], bad["exitCode"]) == (1, 0, 2)
    assert bad["toolExecutionNotifications"][0]["descriptor"]["id"] == "base-unreachable"
    failed = run_of(outcomes["failed"])["invocations"][0]
    reasons = [note["descriptor"]["id"] for note in failed["toolExecutionNotifications"]]
    assert reasons == ["head-not-valid", "path-malformed", "reference-dangling"]
    (nothing,) = run_of(outcomes["nothing"])["invocations"]
    assert nothing["executionSuccessful"] is False


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("contracts/core/openapi.json", "contracts/core/openapi.json"),
        ("a b/ü#?.json", "a%20b/%C3%BC%23%3F.json"),
        ("a\\b.json", "a/b.json"),
        ("git:main:a.json", "git%3Amain%3Aa.json"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("//evil.example/x", "evil.example/x"),
        ("\ud800", "%ED%A0%80"),
        ("", "."),
    ],
)
def test_an_address_is_relative_and_encoded(file: str, uri: str) -> None:
    assert uri_of(file) == uri


@pytest.mark.parametrize(
    ("file", "is_there"),
    [
        ("a/b.json", True),
        ("../b.json", True),
        ("git:HEAD:a.json", False),
        ("https://a.example/b.json", False),
        ("/etc/passwd", False),
        ("", False),
    ],
)
def test_a_file_of_the_tree_is_told_from_one_elsewhere(file: str, *, is_there: bool) -> None:
    assert is_in_tree(file) is is_there
