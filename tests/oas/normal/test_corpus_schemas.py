"""Real contracts: all their schemas can be read, and the normal forms accept what the schemas do."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest

from oas.direction import Direction
from oas.document import Document, Node, Source, SpecVersion
from oas.files import load
from oas.garbage import uncollected
from oas.grammar import Kind, walk
from oas.json_value import as_object
from oas.normal.digest import semantic_digest
from oas.normal.export import export
from oas.normal.normals import Normals
from oas.normal.prints import Prints
from oas.normal.sameness import Sameness
from oas.normal.sites import key_of
from oas.pointer import escape
from tests.oas.normal.schemas import accepting, as_2020, inside, one, site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from oas.json_value import Json, JsonObject

ALL = (
    *("petstore-1.0.27.yaml", "train-travel-1.2.1.yaml", "spotify-2026.5.31.yaml"),
    *("k8s-apps-v1.json", "discord-v10.json", "digitalocean-v2.yaml"),
    *("github-22.0.0.json", "github-23.0.2.json"),
)
SMALL = ALL[:3]
MIDDLE = ALL[:5]
MOST_MUTANTS = 60


def named(document: Document) -> JsonObject:
    return as_object(as_object(document.root["components"])["schemas"])


@pytest.mark.parametrize("name", ALL)
def test_every_schema_can_be_read_in_both_directions(corpus: Path, name: str) -> None:
    document = load(corpus / name)
    normals = Normals(document)
    unknown = 0
    with uncollected():
        for place in walk(document):
            if place.kind is Kind.SCHEMA:
                node = Node(place.value, place.pointer)
                request = normals.schema((node,), Direction.REQUEST)
                response = normals.schema((node,), Direction.RESPONSE)
                assert request.null is response.null
                unknown += bool(request.unknown or response.unknown)
    assert unknown == 0


def original(document: Document, name: str) -> Callable[[Json], bool]:
    schemas = named(document)
    if document.version is SpecVersion.V3_0:
        schemas = {key: as_2020(schema) for key, schema in schemas.items()}
    components = {**as_object(document.root["components"]), "schemas": schemas}
    whole = {**document.root, "components": components}
    pointer = f"#/components/schemas/{escape(name)}"
    return jsonschema_rs.Draft202012Validator({**whole, "$ref": pointer}).is_valid


def example(document: Document, node: Node, depth: int = 0) -> Json:
    """A value that looks like what the schema asks for; whether it is one does not matter."""
    node = document.resolve(node)
    value = node.object
    if depth > len("deep enough"):
        return None
    if "example" in value:
        return value["example"]
    if isinstance(listed := value.get("enum"), list):
        return listed[0]
    if "properties" in value:
        holder = node.child("properties")
        return {key: example(document, holder.child(key), depth + 1) for key in holder.object}
    if "items" in value:
        return [example(document, node.child("items"), depth + 1)]
    for keyword in ("allOf", "oneOf", "anyOf"):
        if isinstance(members := value.get(keyword), list):
            made = [
                example(document, node.child(keyword, i), depth + 1) for i, _ in enumerate(members)
            ]
            whole: JsonObject = {}
            for part in made if keyword == "allOf" else made[:1]:
                whole |= as_object(part)
            return whole or made[0]
    return {"integer": 3, "number": 1.5, "boolean": True}.get(str(value.get("type")), "text")


def mutants(value: Json) -> Iterator[Json]:
    """The value, and others that differ from it in one place."""
    yield value
    yield from (None, "text", 7, 0.5, True, [], {})
    if isinstance(value, dict):
        yield {**value, "surely-unknown": 1}
        for name, member in value.items():
            yield {key: other for key, other in value.items() if key != name}
            yield from ({**value, name: mutant} for mutant in mutants(member))
    elif isinstance(value, list):
        yield [*value, *value]
        for index, item in enumerate(value):
            yield from ([*value[:index], mutant, *value[index + 1 :]] for mutant in mutants(item))


def spread(values: list[Json]) -> list[Json]:
    """At most so many of them, from beginning to end."""
    step = max(1, len(values) // MOST_MUTANTS)
    return values[::step]


@pytest.mark.parametrize("name", SMALL)
def test_exported_forms_accept_the_same_mutants_of_examples(corpus: Path, name: str) -> None:
    document = load(corpus / name)
    normals = Normals(document)
    accepted = refused = 0
    for component in named(document):
        place = site(document, component)
        accepts = accepting(export(normals, place, Direction.NONE))
        is_right = original(document, component)
        for value in spread([*mutants(example(document, place[0]))]):
            assert accepts(value) == is_right(value), (component, value)
            accepted += is_right(value)
            refused += not is_right(value)
    assert accepted
    assert refused


@pytest.mark.parametrize("name", SMALL)
def test_the_normal_form_of_an_exported_form_is_itself(corpus: Path, name: str) -> None:
    document = load(corpus / name)
    normals = Normals(document)
    for component in named(document):
        exported = export(normals, site(document, component), Direction.NONE)
        again = one(_local(exported))
        sameness = Sameness(normals, Normals(again))
        assert sameness.same(site(document, component), site(again), Direction.NONE), component


def _local(exported: Json) -> Json:
    """An exported schema as the component `It`: references to its `$defs` lead there."""
    text = json.dumps(exported).replace('"#/$defs/', '"#/components/schemas/It/$defs/')
    found: Json = json.loads(text)
    return found


@pytest.mark.parametrize("name", MIDDLE)
def test_the_short_way_to_a_print_leads_where_the_long_one_does(corpus: Path, name: str) -> None:
    document = load(corpus / name)
    normals = Normals(document)
    prints = Prints(normals, noted=True)
    compared = 0
    for place in walk(document):
        node = Node(place.value, place.pointer)
        if place.kind is Kind.SCHEMA and (ends := normals.ends((node,))):
            found = prints.of((node,))
            schema = normals.schema((node,), Direction.NONE)
            if key_of(ends) not in prints.endless:
                assert found == prints.hashed(prints.form_of(schema, prints.of)), node.pointer
                compared += 1
    assert compared


def rewritten(document: Document, change: Callable[[JsonObject], Json]) -> Document:
    root = as_object(change(document.root))
    return Document(Source("other.json", b""), root, document.version)


def wrapped(root: JsonObject) -> Json:
    """Each schema of the components in an `allOf` of its own, and each schema in it too."""

    def wrap(schema: Json) -> Json:
        return {"allOf": [inside(schema, wrap)]}

    components = as_object(root["components"])
    schemas = {name: wrap(schema) for name, schema in as_object(components["schemas"]).items()}
    return {**root, "components": {**components, "schemas": schemas}}


def renamed(root: JsonObject) -> Json:
    """Every named schema with another name."""
    names = {name: f"{name}Renamed" for name in as_object(as_object(root["components"])["schemas"])}
    text = re.sub(
        r'"#/components/schemas/([^"/]*)',
        lambda match: f'"#/components/schemas/{match[1]}Renamed',
        json.dumps(root),
    )
    found = as_object(json.loads(text))
    components = as_object(found["components"])
    schemas = {names[name]: schema for name, schema in as_object(components["schemas"]).items()}
    return {**found, "components": {**components, "schemas": schemas}}


def reversed_keys(value: Json) -> Json:
    """Every object with its keys from the last to the first."""
    if isinstance(value, dict):
        return {name: reversed_keys(value[name]) for name in reversed(value)}
    return [reversed_keys(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("change", [wrapped, renamed, reversed_keys])
@pytest.mark.parametrize("name", MIDDLE)
def test_other_words_leave_the_digest_of_a_real_contract_as_it_is(
    corpus: Path, name: str, change: Callable[[JsonObject], Json]
) -> None:
    document = load(corpus / name)
    other = rewritten(document, change)
    assert other.root != document.root or list(other.root) != list(document.root)
    assert semantic_digest(other) == semantic_digest(document)


def test_two_versions_of_a_real_contract_have_two_digests(corpus: Path) -> None:
    before, after = load(corpus / ALL[-2]), load(corpus / ALL[-1])
    assert semantic_digest(before) != semantic_digest(after)
