"""The schemas of the declarations against the contract's own, on real contracts.

jsonschema-rs judges the same values by both. Values come from Hypothesis, along the declarations'
schemas, and with one thing changed: most of these the contract refuses.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.api import Api, read_api
from generator.schema.json_schema import REFERENCE, definitions
from oas.document import Document, SpecVersion
from oas.files import load
from oas.json_value import Json, JsonObject, as_array, as_object, objects, text
from oas.pointer import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CONTRACTS = (
    "petstore-1.0.27.yaml",
    "train-travel-1.2.1.yaml",
    "spotify-2026.5.31.yaml",
    "discord-v10.json",
)
DEEPEST = 5
FORMATS = {
    "uuid": "7c1e0a94-d2b3-4c1e-8a94-d2b3aaaaaaaa",
    "date-time": "2026-01-31T10:00:00Z",
    "date": "2026-01-31",
    "decimal": "12.50",
}
STRANGERS: list[Json] = [
    None,
    True,
    0,
    -1,
    2.5,
    10**12,
    "",
    "x",
    "x" * 300,
    [],
    {},
    [None],
    {"a": 1},
]


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """One contract, its declarations, and both as JSON Schema."""

    document: Document
    api: Api
    ours: JsonObject
    theirs: JsonObject

    @property
    def components(self) -> dict[str, str]:
        """The class of each component in responses, by the component's name."""
        by_pointer: dict[str, str] = {}
        for declaration in self.api.declarations:
            by_pointer.setdefault(declaration.pointer, declaration.name)
        return {
            name: by_pointer[f"/components/schemas/{escape(name)}"]
            for name in self.theirs
            if not self.is_directed(name)
        }

    def reachable(self, name: str) -> set[str]:
        """The components that a component leads to, itself among them."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting += [r for r in references(self.theirs[current]) if r in self.theirs]
        return found

    def is_directed(self, name: str) -> bool:
        """Whether it means one thing in requests and another in responses."""
        return any("writeOnly" in repr(self.theirs[one]) for one in self.reachable(name))

    def is_noted(self, name: str) -> bool:
        """Whether a note says that something it leads to is not checked."""
        pointers = [f"/components/schemas/{escape(one)}" for one in self.reachable(name)]
        notes = [note.pointer for note in self.api.notes]
        return any(n == p or n.startswith(f"{p}/") for p in pointers for n in notes)


@cache
def pair(path: Path) -> Pair:
    document = load(path)
    api = read_api(document)
    schemas = as_object(as_object(document.root["components"])["schemas"])
    if document.version is SpecVersion.V3_0:
        schemas = as_object(modern(schemas))
    return Pair(document, api, definitions(api.declarations), schemas)


def modern(value: Json) -> Json:
    """A schema of OpenAPI 3.0 in the words of JSON Schema 2020-12."""
    if isinstance(value, list):
        return [modern(part) for part in value]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("$ref"), str):
        return {"$ref": value["$ref"]}
    found = {key: modern(part) for key, part in value.items() if key != "nullable"}
    return {"anyOf": [found, {"type": "null"}]} if value.get("nullable") is True else found


def references(value: Json) -> Iterator[str]:
    if isinstance(value, list):
        for part in value:
            yield from references(part)
    elif isinstance(value, dict):
        if text(value.get("$ref")).startswith(REFERENCE):
            yield text(value["$ref"]).removeprefix(REFERENCE)
        for part in value.values():
            yield from references(part)


@cache
def validator(path: Path, name: str, *, ours: bool) -> Callable[[Json], bool]:
    schemas = pair(path).ours if ours else pair(path).theirs
    schema: JsonObject = {"$ref": REFERENCE + name, "components": {"schemas": schemas}}
    return jsonschema_rs.Draft202012Validator(schema).is_valid


def draw_value(data: st.DataObject, schemas: JsonObject, schema: JsonObject, depth: int) -> Json:
    """A value along `schema`; patterns are left to chance."""
    if reference := text(schema.get("$ref")):
        name = reference.removeprefix(REFERENCE)
        return draw_value(data, schemas, as_object(schemas[name]), depth + 1)
    if "enum" in schema:
        return data.draw(st.sampled_from(as_array(schema["enum"])))
    if branches := objects(schema.get("anyOf")) or objects(schema.get("oneOf")):
        branch = branches[-1] if depth > DEEPEST else data.draw(st.sampled_from(branches))
        return draw_value(data, schemas, branch, depth + 1)
    kinds = schema.get("type")
    kind = data.draw(st.sampled_from(kinds)) if isinstance(kinds, list) else kinds
    match kind:
        case "object":
            return draw_object(data, schemas, schema, depth)
        case "array":
            least = number(schema, "minItems", 0)
            size = least if depth > DEEPEST else data.draw(st.integers(least, least + 2))
            items = as_object(schema["items"])
            return [draw_value(data, schemas, items, depth + 1) for _ in range(size)]
        case "string":
            return FORMATS.get(text(schema.get("format"))) or draw_text(data, schema)
        case "integer" | "number":
            low = number(schema, "minimum", number(schema, "exclusiveMinimum", -1) + 1)
            high = number(schema, "maximum", number(schema, "exclusiveMaximum", low + 10))
            return data.draw(st.integers(low, max(low, high)))
        case "boolean":
            return data.draw(st.booleans())
        case "null":
            return None
        case _:
            return data.draw(st.sampled_from(STRANGERS))


def draw_text(data: st.DataObject, schema: JsonObject) -> str:
    if pattern := text(schema.get("pattern")):
        return data.draw(st.from_regex(pattern))
    least = number(schema, "minLength", 0)
    most = min(number(schema, "maxLength", least + 5), least + 5)
    return data.draw(st.text("aé9", min_size=least, max_size=most))


def draw_object(data: st.DataObject, schemas: JsonObject, schema: JsonObject, depth: int) -> Json:
    required = as_array(schema.get("required"))
    found: JsonObject = {}
    for name, inner in as_object(schema.get("properties")).items():
        if name in required or (depth < DEEPEST and data.draw(st.booleans())):
            found[name] = draw_value(data, schemas, as_object(inner), depth + 1)
    others = schema.get("additionalProperties")
    if isinstance(others, dict) and depth < DEEPEST:
        found["another"] = draw_value(data, schemas, others, depth + 1)
    return found


def number(schema: JsonObject, word: str, otherwise: int) -> int:
    value = schema.get(word)
    return int(value) if isinstance(value, int | float) else otherwise


def changed(data: st.DataObject, value: Json) -> Json:
    """`value` with one thing in it replaced by a stranger, or left out."""
    if isinstance(value, dict) and value and data.draw(st.booleans()):
        name = data.draw(st.sampled_from(sorted(value)))
        rest = {key: part for key, part in value.items() if key != name}
        return rest if data.draw(st.booleans()) else {**rest, name: changed(data, value[name])}
    if isinstance(value, list) and value and data.draw(st.booleans()):
        return [changed(data, value[0]), *value[1:]]
    return data.draw(st.sampled_from(STRANGERS))


@pytest.mark.parametrize("contract", CONTRACTS)
def test_a_value_that_the_contract_accepts_is_accepted(corpus: Path, contract: str) -> None:
    found = pair(corpus / contract)
    components = sorted(found.components.items())
    seen = {"accepted": 0, "refused": 0}

    @settings(
        max_examples=200,
        # Neither shrunk nor explained: the first counter-example says enough, and is found fast.
        phases=[Phase.generate],
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def judge(data: st.DataObject) -> None:
        component, name = data.draw(st.sampled_from(components))
        value = draw_value(data, found.ours, as_object(found.ours[name]), 0)
        for candidate in (value, changed(data, value)):
            theirs = validator(corpus / contract, component, ours=False)(candidate)
            ours = validator(corpus / contract, name, ours=True)(candidate)
            seen["accepted" if theirs else "refused"] += 1
            assert ours or not theirs, (component, candidate)
            assert theirs or not ours or found.is_noted(component), (component, candidate)

    judge()
    assert min(seen.values()) > sum(seen.values()) / 10, seen


@pytest.mark.parametrize("contract", CONTRACTS)
def test_every_declaration_is_a_valid_schema_and_every_reference_leads_somewhere(
    corpus: Path, contract: str
) -> None:
    schemas = pair(corpus / contract).ours
    for name in schemas:
        jsonschema_rs.meta.validate(as_object(schemas[name]))
    assert set(references(schemas)) <= schemas.keys()
