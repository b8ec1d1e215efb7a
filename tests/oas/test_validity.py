"""A contract's verdict as a whole: real ones, planted errors, other files, very many problems."""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest
import yaml

from oas.document import Source
from oas.files import load
from oas.grammar import Kind, walk
from oas.loading import parse
from oas.problem import Level
from oas.validity import MORE, MOST_LISTED, check

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from oas.document import Document
    from oas.json_value import Json, JsonObject

# The field lives with all of these: no real contract has an error.
CORPUS = {
    "petstore-1.0.27.yaml": {},
    "train-travel-1.2.1.yaml": {},
    "spotify-2026.5.31.yaml": {},
    "k8s-apps-v1.json": {"version-not-semantic": 1},
    "discord-v10.json": {"version-not-semantic": 1},
    "digitalocean-v2.yaml": {"version-not-semantic": 1, "link-operation-unknown": 4},
    "github-22.0.0.json": {"default-mistyped": 1},
    "github-23.0.2.json": {},
}


def document(**members: Json) -> Document:
    info: JsonObject = {"title": "Stock", "version": "1.0.0"}
    contract: JsonObject = {"openapi": "3.1.0", "info": info, **members}
    return parse(Source("contract.json", json.dumps(contract, indent=1).encode()))


def dangling(count: int) -> JsonObject:
    return {f"S{i:03}": {"not": {"$ref": f"#/components/schemas/Nope{i}"}} for i in range(count)}


@pytest.mark.parametrize("name", CORPUS)
def test_a_real_contract_has_no_error_and_these_warnings(corpus: Path, name: str) -> None:
    problems = check(load(corpus / name))
    assert Counter(problem.code for problem in problems) == CORPUS[name]
    assert {problem.level for problem in problems} <= {Level.WARNING}


class Planted:
    """A real contract with errors at random places, none of which lies inside another."""

    def __init__(self, path: Path, seed: int) -> None:
        found = load(path)
        self.root = found.root
        self.places = {place.pointer: place for place in walk(found)}
        self.taken: list[str] = []
        self._random = random.Random(seed)  # noqa: S311 (the same places at every run)

    def pick(self, kind: Kind, field: str) -> str:
        """The pointer of an object that has `field`, apart from those picked before."""
        fitting = [
            pointer
            for pointer, place in self.places.items()
            if place.kind is kind
            and field in place.value
            and place.value.get("in", "query") == "query"
            and not any(_nested(pointer, taken) for taken in self.taken)
        ]
        self.taken.append(self._random.choice(fitting))
        return self.taken[-1]

    def plant(self, kind: Kind, field: str, value: Json) -> str:
        """Put `value` into an object that has `field`; the pointer of it."""
        pointer = self.pick(kind, field)
        self.places[pointer].value[field] = value
        return f"{pointer}/{field}"

    def source(self, form: str) -> str:
        """The contract as a text that nobody has laid out by hand."""
        if form == "json":
            return json.dumps(self.root, indent=2)
        return yaml.safe_dump(self.root, sort_keys=False, width=1_000_000, allow_unicode=True)


def _nested(one: str, other: str) -> bool:
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def place_in(source: str, marker: str) -> tuple[int, int]:
    """Line and column of the key on the last line that holds `marker`."""
    lines = source.split("\n")
    number = max(i for i, line in enumerate(lines) if marker in line)
    return number + 1, len(lines[number]) - len(lines[number].lstrip(" -")) + 1


@pytest.mark.parametrize("name", ["discord-v10.json", "spotify-2026.5.31.yaml", "k8s-apps-v1.json"])
@pytest.mark.parametrize(("form", "seed"), [("json", 1), ("json", 2), ("json", 3), ("yaml", 4)])
def test_five_planted_errors_are_all_told_in_one_run_and_where_they_are(
    corpus: Path, name: str, seed: int, form: str
) -> None:
    planted = Planted(corpus / name, seed)
    unknown = planted.pick(Kind.OPERATION, "responses")
    planted.places[unknown].value["security"] = [{"marker-1": []}]
    twice = [planted.plant(Kind.OPERATION, "operationId", "marker-2") for _ in range(2)]
    pointers = {
        "security-scheme-unknown": f"{unknown}/security/0/marker-1",
        "operation-id-repeated": max(twice, key=_order_in(planted)),
        "reference-dangling": planted.plant(Kind.SCHEMA, "$ref", "#/components/schemas/marker-3"),
        "field-mistyped": planted.plant(Kind.SCHEMA, "properties", "marker-4"),
        "field-value-wrong": planted.plant(Kind.PARAMETER, "in", "marker-5"),
    }
    source = planted.source(form)
    problems = check(parse(Source("contract", source.encode())))
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    assert {problem.code: problem.pointer for problem in errors} == pointers
    for number, code in enumerate(pointers, start=1):
        (problem,) = [problem for problem in errors if problem.code == code]
        assert (problem.line, problem.column) == place_in(source, f"marker-{number}")
        assert problem.where == f"contract:{problem.line}:{problem.column}"


def _order_in(planted: Planted) -> Callable[[str], int]:
    order = list(planted.places)
    return lambda pointer: order.index(pointer.removesuffix("/operationId"))


def test_problems_stand_in_the_order_of_the_text() -> None:
    schemas: JsonObject = {
        "A": {"minimum": "1"},
        "B": {"not": {"$ref": "#/nope"}},
        "C": {"type": 5},
    }
    problems = check(document(components={"schemas": schemas}, tags=[{"name": "a"}, {"name": "a"}]))
    assert [problem.code for problem in problems] == [
        "field-mistyped",
        "reference-dangling",
        "field-value-wrong",
        "tag-repeated",
    ]
    assert [problem.line for problem in problems] == sorted(problem.line for problem in problems)


def test_of_very_many_problems_the_first_are_listed_and_the_others_counted() -> None:
    count = MOST_LISTED + 1234
    problems = check(document(components={"schemas": dangling(count)}))
    assert len(problems) == MOST_LISTED + 1
    assert problems[0].pointer == "/components/schemas/S000/not/$ref"
    assert problems[-1].code == MORE
    assert problems[-1].message == "1,234 more problems are not listed"
    assert problems[-1].level is Level.ERROR


def test_a_warning_never_takes_the_place_of_an_error() -> None:
    tags: Json = [{"name": "same"}] * (MOST_LISTED + 10)
    problems = check(document(tags=tags, components={"schemas": dangling(5)}))
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    assert [problem.code for problem in errors] == ["reference-dangling"] * 5
    assert (problems[-1].code, problems[-1].level) == (MORE, Level.WARNING)


def test_a_problem_in_another_file_is_told_with_the_name_of_that_file(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "sums.yaml").write_text(
        "# sums\nSum:\n  properties:\n    amount: {$ref: '../openapi.json#/Nope'}\n    euro: 5\nUnused: 5\n"
    )
    schema: JsonObject = {"items": {"$ref": "parts/sums.yaml#/Sum"}}
    contract: JsonObject = {
        "openapi": "3.1.0",
        "info": {"title": "Stock", "version": "1.0.0"},
        "components": {"schemas": {"Sums": schema}},
    }
    (tmp_path / "openapi.json").write_text(json.dumps(contract))
    found = [(p.where, p.pointer, p.code) for p in check(load(tmp_path / "openapi.json"))]
    file = (tmp_path / "parts" / "sums.yaml").as_posix()
    assert found == [
        (f"{file}:4:14", "/Sum/properties/amount/$ref", "reference-dangling"),
        (f"{file}:5:5", "/Sum/properties/euro", "field-mistyped"),
    ]


def test_a_file_that_is_used_as_two_kinds_is_judged_as_each_of_them(tmp_path: Path) -> None:
    (tmp_path / "part.json").write_text('{"description": 5}')
    part: JsonObject = {"$ref": "part.json"}
    contract: JsonObject = {
        "openapi": "3.1.0",
        "info": {"title": "Stock", "version": "1.0.0"},
        "components": {"responses": {"R": part}, "schemas": {"S": part}},
    }
    (tmp_path / "openapi.json").write_text(json.dumps(contract))
    found = check(load(tmp_path / "openapi.json"))
    assert [(p.code, p.pointer) for p in found] == [("field-mistyped", "/description")] * 2


def test_values_that_yaml_aliases_share_are_judged_at_each_of_their_places() -> None:
    source = (
        "openapi: 3.1.0\ninfo: {title: Stock, version: 1.0.0}\ncomponents:\n  schemas:\n"
        "    A: &a {minimum: low}\n    B: *a\n"
    )
    problems = check(parse(Source("contract.yaml", source.encode())))
    assert [(problem.line, problem.pointer) for problem in problems] == [
        (5, "/components/schemas/A/minimum"),
        (6, "/components/schemas/B/minimum"),
    ]


def test_the_default_is_shown_as_json() -> None:
    (problem,) = check(document(components={"schemas": {"A": {"type": "string", "default": True}}}))
    assert problem.message == "the default 'true' is not of type string"
