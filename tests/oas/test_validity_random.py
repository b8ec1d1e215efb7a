"""Whatever is done to a contract, a check answers; and what it lets pass can be read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oas.document import Document, Source, SpecVersion
from oas.files import load
from oas.operation import operations
from oas.problem import Level
from oas.validity import check

if TYPE_CHECKING:
    from pathlib import Path

    from oas.json_value import Json, JsonObject

# Words that mean something somewhere, so that a random value is now and then nearly right.
WORDS = [
    "", "/", "{", "#", "#/", "#/nope", "#/components/schemas/Booking", "#/paths/~1trips", "other#/a",
    "$ref", "$schema", "in", "name", "type", "path", "query", "object", "schema", "content", "mapping",
    "allOf", "items", "properties", "required", "default", "discriminator", "x-a", "/{a}{a}", "200",
]  # fmt: skip
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(min_value=-(10**39), max_value=10**39)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(WORDS)
    | st.text(max_size=5)
)
VALUES: st.SearchStrategy[Json] = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(WORDS) | st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=8,
)
CHANGES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), VALUES), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def train_travel(corpus: Path) -> bytes:
    return json.dumps(load(corpus / "train-travel-1.2.1.yaml").root).encode()


def members(value: Json) -> list[tuple[Json, str | int]]:
    """Every holder of a value in a document, and the key it holds it at."""
    found: list[tuple[Json, str | int]] = []
    stack = [value]
    while stack:
        value = stack.pop()
        keys: list[str | int] = []
        if isinstance(value, dict):
            keys, inner = list(value), list(value.values())
        elif isinstance(value, list):
            keys, inner = list(range(len(value))), value
        else:
            continue
        found += [(value, key) for key in keys]
        stack += inner
    return found


def changed(contract: bytes, changes: list[tuple[float, Json]]) -> JsonObject:
    root: JsonObject = json.loads(contract)
    for where, value in changes:
        places = members(root)
        holder, key = places[int(where * len(places))]
        if isinstance(holder, dict):
            holder[str(key)] = value
        elif isinstance(holder, list):
            holder[int(key)] = value
    return root


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(CHANGES, st.sampled_from(list(SpecVersion)))
def test_a_check_never_raises_and_what_it_lets_pass_can_be_read(
    train_travel: bytes, changes: list[tuple[float, Json]], version: SpecVersion
) -> None:
    root = changed(train_travel, changes)
    source = Source("contract.json", json.dumps(root, ensure_ascii=True).encode())
    document = Document(source, root, version)
    problems = check(document)
    assert all(problem.line and problem.message.isprintable() for problem in problems)
    assert list(problems) == sorted(problems, key=lambda p: (p.file, p.line, p.column, p.code))
    if not any(problem.level is Level.ERROR for problem in problems):
        for operation in operations(document):
            operation.parameters()
            operation.request_body()
            operation.responses()
            operation.security()


@pytest.mark.parametrize("version", list(SpecVersion))
@pytest.mark.parametrize("value", [None, True, 5, "x", [], {}, [5], {"a": 5}, {"$ref": "#"}])
def test_a_check_answers_with_this_value_as_every_member_of_the_contract(
    version: SpecVersion, value: Json
) -> None:
    names = [
        "info",
        "servers",
        "paths",
        "webhooks",
        "components",
        "security",
        "tags",
        "externalDocs",
    ]
    for name in names:
        root: JsonObject = {"openapi": "3.1.0", name: value, "jsonSchemaDialect": value}
        source = Source("contract.json", json.dumps(root).encode())
        assert check(Document(source, root, version))
