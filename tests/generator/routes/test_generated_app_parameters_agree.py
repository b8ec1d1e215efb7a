"""Values of random schemas, spelled as a client spells them, and what the handler received."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oas.json_value import as_object, strings
from tests.generator.routes.spelled import Sent, quoted, spell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    import httpx2

    from oas.json_value import Json, JsonObject

    Start = Callable[..., AbstractContextManager[httpx2.Client]]

STYLES = {
    "query": ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
    "path": ["simple", "label", "matrix"],
    "header": ["simple"],
    "cookie": ["form"],
}
SCALARS: list[JsonObject] = [
    {"type": "integer", "minimum": -50, "maximum": 50},
    {"type": "integer", "exclusiveMinimum": 0},
    {"type": "number", "multipleOf": 0.5},
    {"type": "number"},
    {"type": "boolean"},
    {"type": "string", "minLength": 1, "maxLength": 6},
    {"type": "string", "enum": ["a", "true", "1", "null"]},
    {"enum": [1, 2, 30]},
    {"type": "string", "format": "date"},
    {"type": "string", "format": "uuid"},
    {"type": "string", "pattern": "^[a-z]{2,4}$"},
    {"anyOf": [{"type": "integer"}, {"enum": ["all", "none"]}]},
    {"type": ["integer", "null"]},
]
# What no reader of a style could tell from what separates.
PLAIN = st.text("aZ9_-~", min_size=1, max_size=6)
ANY = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=6)
ASCII = st.text("aZ09 !\"#$&'()*+/:;<>?@[]^`{}~%", min_size=1, max_size=6)
SETTINGS = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def random_schema(random: Random, *, deep: bool) -> JsonObject:
    """A schema of a value that a parameter can carry; objects are closed, open or typed."""
    scalar = random.choice(SCALARS)
    kind = random.choice(["scalar", "array", "object"]) if not deep else "object"
    if kind == "scalar":
        return scalar
    if kind == "array":
        return {"type": "array", "items": random.choice(SCALARS), "minItems": 1, "maxItems": 4}
    members: JsonObject = {
        name: random.choice(SCALARS) for name in random.sample(("id", "name", "on", "of"), 3)
    }
    if deep:
        members["tags"] = {"type": "array", "items": random.choice(SCALARS), "minItems": 1}
        members["range"] = {"type": "object", "properties": {"from": random.choice(SCALARS)}}
    required: list[Json] = [next(iter(members))]
    closed: JsonObject = random.choice([{}, {"additionalProperties": False}])
    return {"type": "object", "properties": members, "required": required, **closed}


def random_parameters(seed: int) -> list[JsonObject]:
    random = Random(seed)  # noqa: S311 (a table, not a secret)
    found: list[JsonObject] = []
    for place, styles in STYLES.items():
        for style in styles:
            for explode in (False, True):
                for _ in range(4):
                    schema = random_schema(random, deep=style == "deepObject")
                    found.append({
                        "name": "par", "in": place, "required": True, "style": style,
                        "explode": explode, "schema": schema,
                    })  # fmt: skip
    content: JsonObject = {"application/json": {"schema": random_schema(random, deep=True)}}
    return [*found, {"name": "par", "in": "query", "required": True, "content": content}]


PARAMETERS = random_parameters(7)


@pytest.fixture(scope="module")
def client(echo: Start) -> Iterator[httpx2.Client]:
    paths: JsonObject = {}
    for index, each in enumerate(PARAMETERS):
        path = f"/{index}/{{par}}" if each["in"] == "path" else f"/{index}"
        paths[path] = {"get": {"parameters": [each]}}
    for index, schema in enumerate(SCALARS):
        paths[f"/text/{index}"] = {"get": {"parameters": [texted(schema)]}}
    with echo(paths) as started:
        yield started


def texted(schema: JsonObject) -> JsonObject:
    return {"name": "par", "in": "query", "required": True, "schema": schema}


def scalars(schema: JsonObject, texts: st.SearchStrategy[str]) -> st.SearchStrategy[Json]:
    """Values of one of the scalars above."""
    match schema:
        case {"anyOf": [first, second]}:
            return scalars(as_object(first), texts) | scalars(as_object(second), texts)
        case {"enum": list(values)}:
            return st.sampled_from(values)
        case {"type": "integer"} | {"type": ["integer", "null"]}:
            low = 1 if "exclusiveMinimum" in schema else -50
            return st.integers(low, 50) | (
                st.none() if schema["type"] != "integer" else st.nothing()
            )
        case {"type": "number", "multipleOf": _}:
            return st.integers(-20, 20).map(lambda number: number / 2)
        case {"type": "number"}:
            return st.floats(-1e6, 1e6, allow_nan=False)
        case {"type": "boolean"}:
            return st.booleans()
        case {"format": "date"}:
            return st.dates().map(str)
        case {"format": "uuid"}:
            return st.uuids().map(str)
        case {"pattern": _}:
            return st.text("abc", min_size=2, max_size=4)
        case _:
            return texts


def values(schema: JsonObject, texts: st.SearchStrategy[str]) -> st.SearchStrategy[Json]:
    """Values of a schema above."""
    match schema:
        case {"type": "array", "items": dict(items)}:
            return st.lists(scalars(items, texts), min_size=1, max_size=4).map(list)
        case {"type": "object", "properties": dict(members)}:
            names = {name: values(as_object(each), texts) for name, each in members.items()}
            needed = {*strings(schema.get("required"))} or {*names}
            return st.fixed_dictionaries(
                {name: each for name, each in names.items() if name in needed},
                optional={name: each for name, each in names.items() if name not in needed},
            ).map(dict)
        case _:
            return scalars(schema, texts)


def schema_of(parameter: JsonObject) -> JsonObject:
    content = as_object(as_object(parameter.get("content")).get("application/json"))
    return as_object(parameter.get("schema", content.get("schema")))


def texts_for(parameter: JsonObject) -> st.SearchStrategy[str]:
    """The texts that the style of a parameter can carry and be read back."""
    structured = schema_of(parameter).get("type") in ("array", "object")
    if parameter["in"] == "header":
        return PLAIN
    if "content" in parameter or parameter.get("style") == "deepObject":
        return ANY
    if not structured:
        return ANY if parameter["in"] == "query" else ASCII.filter(lambda text: text[0] not in ".;")
    return PLAIN if parameter["style"] in {"spaceDelimited", "pipeDelimited"} else ASCII


@SETTINGS
@given(data=st.data())
def test_what_a_client_spells_by_its_style_is_what_the_handler_receives(
    client: httpx2.Client, data: st.DataObject
) -> None:
    index = data.draw(st.sampled_from(range(len(PARAMETERS))))
    parameter = PARAMETERS[index]
    value = data.draw(values(schema_of(parameter), texts_for(parameter)))
    sent = Sent()
    spell(sent, parameter, value)
    template = f"/{index}/{{par}}" if parameter["in"] == "path" else f"/{index}"
    answer = client.get(sent.url(template), headers=sent.all_headers())
    assert (answer.status_code, answer.json()) == (200, {"par": value}), (parameter, sent)


TEXTS = (
    "5", "05", "+5", " 5", "5 ", "5.0", "5.5", "1e1", "1.0e0", "1_0", "0x5", "-0", "-", ".5", "5.", "∞", "NaN",
    "Infinity", "1e999", "true", "True", "TRUE", "yes", "on", "1", "0", "30", "false", "off", "null", "None", "",
    "a", "all", "2024-02-30", "2024-02-29", "2024-02-29T00:00:00", "0", "1709164800", "ab", "AB", "\u0665", "\uff15", '"a"',
    "123e4567-e89b-12d3-a456-426614174000", "123e4567e89b12d3a456426614174000", "[5]", "{}", "5,6", "9" * 5000,
)  # fmt: skip


@pytest.mark.parametrize("index", range(len(SCALARS)))
def test_a_text_is_accepted_when_it_is_json_or_a_string_of_the_schema(
    client: httpx2.Client, index: int
) -> None:
    judge = jsonschema_rs.Draft202012Validator(SCALARS[index], validate_formats=True)
    for text in TEXTS:
        answer = client.get(f"/text/{index}?par={quoted(text)}")
        wanted = 200 if any(judge.is_valid(reading) for reading in readings(text)) else 422
        assert answer.status_code == wanted, (SCALARS[index], text)
        if wanted == 200:
            assert judge.is_valid(answer.json()["par"]), (SCALARS[index], text)


def readings(text: str) -> Iterator[Json]:
    """What a text may say: itself, and the single value that it spells in JSON, without blanks."""
    yield text
    if text != text.strip():
        return
    try:
        found: Json = json.loads(text, parse_constant=lambda _: "")
    except ValueError:
        return
    if not isinstance(found, str | list | dict) and found not in {float("inf"), float("-inf")}:
        yield found
