"""Our verdict and openapi-spec-validator's, held against each other.

They differ where this table says so, and the reason stands beside it. A contract that it cannot
judge at all (a ToolError) is one that it refuses.
"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from oas.document import Source
from oas.errors import ToolError
from oas.files import load
from oas.json_value import as_object
from oas.loading import parse
from oas.pointer import split
from oas.problem import Level
from oas.thorough import check as check_thoroughly
from oas.validity import check

if TYPE_CHECKING:
    from pathlib import Path

    from oas.document import Document
    from oas.json_value import Json, JsonObject

AGREED = ""
# Why the verdicts may differ: ours builds, theirs refuses.
LIVED_WITH = "the field lives with it: a warning here"
DEFAULT = (
    "a default that its schema refuses: a warning here where the type shows it, else not judged"
)
NO_PROBLEM = "a name may be required and not declared"
# The other way round: ours refuses, theirs passes.
UNDECIDED = "leaves the meaning undecided, and they do not look"

CORPUS = {
    "petstore-1.0.27.yaml": AGREED,
    "train-travel-1.2.1.yaml": AGREED,
    "spotify-2026.5.31.yaml": AGREED,
    "discord-v10.json": AGREED,
    "github-22.0.0.json": AGREED,
    "k8s-apps-v1.json": DEFAULT,
    "digitalocean-v2.yaml": DEFAULT,
}
PETSTORE, TRAIN_TRAVEL = "petstore-1.0.27.yaml", "train-travel-1.2.1.yaml"
REMOVED = object()


@dataclass(frozen=True)
class Mutant:
    """One edit of a real contract, and why the two verdicts on it differ, should they."""

    name: str
    base: str
    pointer: str
    value: object
    ours_refuses: bool
    reason: str = AGREED


PET = "/paths/~1pet~1{petId}/get"
MUTANTS = [
    Mutant("untouched", PETSTORE, "/info/title", "Pets", ours_refuses=False),
    Mutant("no response description", PETSTORE, f"{PET}/responses/200/description", REMOVED,
           ours_refuses=False, reason=LIVED_WITH),
    Mutant("no responses", PETSTORE, f"{PET}/responses", REMOVED,
           ours_refuses=False, reason=LIVED_WITH),
    Mutant("no version", PETSTORE, "/info/version", REMOVED, ours_refuses=False, reason=LIVED_WITH),
    Mutant("unknown field", PETSTORE, f"{PET}/colour", "red", ours_refuses=False, reason=LIVED_WITH),
    Mutant("a parameter twice", PETSTORE, f"{PET}/parameters/1",
           {"name": "petId", "in": "path", "required": True, "schema": {}},
           ours_refuses=False, reason=LIVED_WITH),
    Mutant("path parameter not required", PETSTORE, f"{PET}/parameters/0/required", value=False,
           ours_refuses=False, reason=LIVED_WITH),
    Mutant("path parameter not declared", PETSTORE, f"{PET}/parameters", REMOVED, ours_refuses=True),
    Mutant("path parameter not used", PETSTORE, f"{PET}/parameters/0/name", "id", ours_refuses=True),
    Mutant("operationId twice", PETSTORE, f"{PET}/operationId", "addPet", ours_refuses=True),
    Mutant("path without slash", PETSTORE, "/paths/pets", {"get": {"responses": {}}},
           ours_refuses=True),
    Mutant("ambiguous paths", PETSTORE, "/paths/~1pet~1{id}",
           {"get": {"parameters": [{"name": "id", "in": "path", "required": True, "schema": {}}],
                    "responses": {"200": {"description": ""}}}},
           ours_refuses=False),
    Mutant("nothing", PETSTORE, "/paths", REMOVED, ours_refuses=False, reason=LIVED_WITH),
    Mutant("dangling reference", PETSTORE, "/components/schemas/Pet/properties/category",
           {"$ref": "#/components/schemas/Nope"}, ours_refuses=True),
    Mutant("ring of references", PETSTORE, "/components/schemas/Category",
           {"$ref": "#/components/schemas/Category"}, ours_refuses=True),
    Mutant("ring through allOf", PETSTORE, "/components/schemas/Category",
           {"allOf": [{"$ref": "#/components/schemas/Category"}]}, ours_refuses=True),
    Mutant("response as schema", PETSTORE, "/components/schemas/Pet/properties/category",
           {"$ref": "#/paths/~1pet/put/responses/200"}, ours_refuses=True, reason=UNDECIDED),
    Mutant("no such security scheme", PETSTORE, f"{PET}/security", [{"nope": []}],
           ours_refuses=True, reason=UNDECIDED),
    Mutant("mapping to nowhere", PETSTORE, "/components/schemas/Pet/discriminator",
           {"propertyName": "status", "mapping": {"sold": "Nope"}},
           ours_refuses=True, reason=UNDECIDED),
    Mutant("properties as array", PETSTORE, "/components/schemas/Pet/properties", [],
           ours_refuses=True),
    Mutant("required as text", PETSTORE, "/components/schemas/Pet/required", "name",
           ours_refuses=True),
    Mutant("parameter without in", PETSTORE, f"{PET}/parameters/0/in", REMOVED, ours_refuses=True),
    Mutant("schema and content", PETSTORE, f"{PET}/parameters/0/content", {"text/plain": {}},
           ours_refuses=True),
    Mutant("mistyped default", PETSTORE, "/components/schemas/Pet/properties/name/default", 5,
           ours_refuses=False, reason=DEFAULT),
    Mutant("default of another form", PETSTORE, "/components/schemas/Pet/default", {},
           ours_refuses=False, reason=DEFAULT),
    Mutant("required, not declared", PETSTORE, "/components/schemas/New",
           {"required": ["a"], "allOf": [{"type": "object"}]},
           ours_refuses=False, reason=NO_PROBLEM),
    Mutant("a type that is none", TRAIN_TRAVEL, "/components/schemas/Station/properties/id/type",
           "text", ours_refuses=True),
    Mutant("a status that is none", TRAIN_TRAVEL, "/paths/~1stations/get/responses/20O",
           {"description": ""}, ours_refuses=True),
    Mutant("a tag twice", TRAIN_TRAVEL, "/tags/9", {"name": "Stations"},
           ours_refuses=False, reason=LIVED_WITH),
    Mutant("another dialect", TRAIN_TRAVEL, "/jsonSchemaDialect", "https://example.com/mine",
           ours_refuses=False, reason=LIVED_WITH),
    Mutant("no expression as pattern", TRAIN_TRAVEL,
           "/components/schemas/Station/properties/id/pattern", "(",
           ours_refuses=False, reason=LIVED_WITH),
]  # fmt: skip


def edited(root: JsonObject, mutant: Mutant) -> JsonObject:
    copy: JsonObject = json.loads(json.dumps(root))
    holder: Json = copy
    *way, last = split(mutant.pointer)
    for token in way:
        holder = holder[int(token)] if isinstance(holder, list) else as_object(holder)[token]
    value: Json = None if mutant.value is REMOVED else json.loads(json.dumps(mutant.value))
    if isinstance(holder, list):
        holder.append(value)
    elif isinstance(holder, dict) and mutant.value is REMOVED:
        del holder[last]
    elif isinstance(holder, dict):
        holder[last] = value
    return copy


def refuses(document: Document) -> bool:
    return any(problem.level is Level.ERROR for problem in check(document))


def they_refuse(document: Document) -> bool:
    try:
        return bool(check_thoroughly(document, seconds=60))
    except ToolError:
        return True


def test_the_verdicts_on_real_contracts_differ_only_where_it_is_explained(corpus: Path) -> None:
    documents = [load(corpus / name) for name in CORPUS]
    assert [refuses(document) for document in documents] == [False] * len(documents)
    with ThreadPoolExecutor(2) as pool:
        theirs = dict(zip(CORPUS, pool.map(they_refuse, documents), strict=True))
    assert theirs == {name: reason is not AGREED for name, reason in CORPUS.items()}


def test_the_verdicts_on_changed_contracts_differ_only_where_it_is_explained(corpus: Path) -> None:
    roots = {name: load(corpus / name).root for name in (PETSTORE, TRAIN_TRAVEL)}
    texts = [json.dumps(edited(roots[mutant.base], mutant)) for mutant in MUTANTS]
    documents = [parse(Source("contract.json", text.encode())) for text in texts]
    with ThreadPoolExecutor(2) as pool:
        theirs = list(pool.map(they_refuse, documents))
    verdicts = {
        mutant.name: (refuses(document), theirs_refuses)
        for mutant, document, theirs_refuses in zip(MUTANTS, documents, theirs, strict=True)
    }
    assert verdicts == {
        mutant.name: (mutant.ours_refuses, mutant.ours_refuses is (mutant.reason is AGREED))
        for mutant in MUTANTS
    }


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: str(mutant.name))
def test_every_change_changes_something(corpus: Path, mutant: Mutant) -> None:
    root = load(corpus / mutant.base).root
    assert edited(root, mutant) != root
