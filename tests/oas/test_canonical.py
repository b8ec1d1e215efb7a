from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oas.canonical import DATA, ROOT, canonical, canonical_bytes, canonical_digest
from oas.document import Document, Source
from oas.files import load
from oas.loading import parse
from oas.raw import compare

if TYPE_CHECKING:
    from pathlib import Path

    from hypothesis.strategies import SearchStrategy

    from oas.json_value import Json, JsonObject


def document(**members: Json) -> Document:
    root = {"openapi": "3.1.1", "info": {"title": "t", "version": "1.0.0"}, **members}
    return parse(Source("contract.json", json.dumps(root).encode()))


def with_operation(**members: Json) -> Document:
    return document(paths={"/a": {"get": {"responses": {}, **members}}})


def with_schema(**members: Json) -> Document:
    return schema({**members})


def schema(value: Json) -> Document:
    return document(components={"schemas": {"A": value}})


def check_equal(base: Document, head: Document) -> bool:
    found = compare(base, head) == ()
    assert found == (canonical_digest(base) == canonical_digest(head))
    return found


@pytest.mark.parametrize(
    ("base", "head"),
    [
        (with_operation(tags=["a", "b"]), with_operation(tags=["b", "a"])),
        (document(security=[{"a": []}, {"b": []}]), document(security=[{"b": []}, {"a": []}])),
        (
            with_operation(security=[{"a": ["r", "w"]}, {}]),
            with_operation(security=[{}, {"a": ["w", "r"]}]),
        ),
        (with_schema(required=["a", "b"]), with_schema(required=["b", "a"])),
        (with_schema(enum=[1, None, "x"]), with_schema(enum=["x", 1, None])),
        (with_schema(type=["string", "null"]), with_schema(type=["null", "string"])),
        (
            with_schema(dependentRequired={"a": ["b", "c"]}),
            with_schema(dependentRequired={"a": ["c", "b"]}),
        ),
        *(
            (
                schema({key: [{"required": ["a", "b"]}, {"minimum": 1}]}),
                schema({key: [{"minimum": 1}, {"required": ["b", "a"]}]}),
            )
            for key in ("allOf", "anyOf", "oneOf")
        ),
        (
            with_schema(oneOf=[{"required": ["a", "z"]}, {"required": ["b", "c"]}]),
            with_schema(oneOf=[{"required": ["b", "c"]}, {"required": ["z", "a"]}]),
        ),
        (
            with_operation(parameters=[{"in": "query", "name": "a"}, {"$ref": "#/info"}]),
            with_operation(parameters=[{"$ref": "#/info"}, {"name": "a", "in": "query"}]),
        ),
        (
            document(paths={"/a": {"parameters": [{"in": "q", "name": n} for n in "ab"]}}),
            document(paths={"/a": {"parameters": [{"in": "q", "name": n} for n in "ba"]}}),
        ),
    ],
)
def test_an_array_that_the_specification_reads_as_a_set_has_no_order(
    base: Document, head: Document
) -> None:
    assert check_equal(base, head)


@pytest.mark.parametrize(
    ("base", "head"),
    [
        (document(servers=[{"url": "/a"}, {"url": "/b"}]), document(servers=[{"url": "/b"}, {"url": "/a"}])),
        (document(tags=[{"name": "a"}, {"name": "b"}]), document(tags=[{"name": "b"}, {"name": "a"}])),
        (with_schema(prefixItems=[{"type": "null"}, {}]), with_schema(prefixItems=[{}, {"type": "null"}])),
        (with_schema(default=["a", "b"]), with_schema(default=["b", "a"])),
        (with_schema(examples=["a", "b"]), with_schema(examples=["b", "a"])),
        (with_schema(const={"required": [1, 2]}), with_schema(const={"required": [2, 1]})),
        (schema({"x-a": {"enum": [1, 2]}}), schema({"x-a": {"enum": [2, 1]}})),
        (document(paths={"x-a": {"get": {"tags": [1, 2]}}}), document(paths={"x-a": {"get": {"tags": [2, 1]}}})),
        (
            with_schema(properties={"enum": {"default": [1, 2]}}),
            with_schema(properties={"enum": {"default": [2, 1]}}),
        ),
        (
            with_operation(parameters=[{"in": "q", "name": "a", "x": n} for n in (1, 2)]),
            with_operation(parameters=[{"in": "q", "name": "a", "x": n} for n in (2, 1)]),
        ),
        (
            with_operation(parameters=[{"in": "q", "name": "a", "x": n} for n in (1, 9)]),
            with_operation(parameters=[{"in": "q", "name": "a", "x": n} for n in (2, 9)]),
        ),
    ],
)  # fmt: skip
def test_every_other_array_keeps_its_order(base: Document, head: Document) -> None:
    assert not check_equal(base, head)


@pytest.mark.parametrize(
    ("base", "head"),
    [("1", "1.0"), ("1", "1e0"), ("100", "1E2"), ("0", "-0.0"), ("2.50", "2.5")],
)
def test_a_number_is_equal_however_it_is_written(base: str, head: str) -> None:
    assert check_equal(*(written(f'"maximum": {number}') for number in (base, head)))
    assert check_equal(*(written(f'"enum": [{number}]') for number in (base, head)))


@pytest.mark.parametrize(
    ("base", "head"),
    [
        ("1", "true"),
        ("0", "false"),
        ("1.0", "true"),
        ("1", '"1"'),
        ("0", "null"),
        ("9007199254740993", "9007199254740992"),
        ("18446744073709551617", "18446744073709551616"),
        ("0.1", "0.10000000000000002"),
    ],
)
def test_values_that_only_look_alike_are_not_equal(base: str, head: str) -> None:
    assert not check_equal(*(written(f'"default": {value}') for value in (base, head)))
    assert not check_equal(*(written(f'"enum": [{value}]') for value in (base, head)))
    assert not check_equal(*(written(f'"x": {{"y": [{value}]}}') for value in (base, head)))


def test_a_number_beyond_64_bits_is_equal_to_itself() -> None:
    huge = '"maximum": 123456789012345678901234567890, "enum": [123456789012345678901234567890]'
    assert check_equal(written(huge), written(huge))
    assert not check_equal(written(f'{huge}, "default": 1'), written(f'{huge}, "default": true'))


def written(members: str) -> Document:
    head = '{"openapi": "3.1.1", "info": {"title": "t", "version": "1.0.0"}'
    text = f'{head}, "components": {{"schemas": {{"A": {{{members}}}}}}}}}'
    return parse(Source("contract.json", text.encode()))


def test_the_canonical_bytes_are_the_same_whatever_the_order_of_the_keys() -> None:
    value: Json = {"b": {"d": 1, "c": 2}, "a": [{"y": 1.0, "x": 2}]}
    mirrored: Json = {"a": [{"x": 2, "y": 1}], "b": {"c": 2, "d": 1}}
    data = canonical_bytes(canonical(value, DATA))
    assert data == canonical_bytes(canonical(mirrored, DATA))
    assert data == b'{"a":[{"x":2,"y":1}],"b":{"c":2,"d":1}}'


def test_the_document_itself_is_left_alone() -> None:
    original = with_schema(required=["b", "a"], maximum=1.0, oneOf=[{"b": 1, "a": 2}])
    before = json.dumps(original.root)
    canonical_digest(original)
    assert json.dumps(original.root) == before


def file(value: Json) -> tuple[Source, Json]:
    return Source("m.json", b""), value


@pytest.mark.parametrize(
    "name", ["petstore-1.0.27.yaml", "train-travel-1.2.1.yaml", "discord-v10.json"]
)
def test_the_canonical_form_of_a_real_contract_does_not_change_when_it_is_shuffled(
    corpus: Path, name: str
) -> None:
    original = load(corpus / name)
    shuffled = Document(original.source, as_shuffled(original.root), original.version)
    assert json.dumps(shuffled.root) != json.dumps(original.root)
    assert check_equal(original, shuffled)
    form = canonical(original.root, ROOT)
    assert canonical_bytes(canonical(form, ROOT)) == canonical_bytes(form)


def as_shuffled(value: JsonObject) -> JsonObject:
    found = shuffled_keys(value, random.Random(7))  # noqa: S311 (a fixed order)
    assert isinstance(found, dict)
    return found


def shuffled_keys(value: Json, chance: random.Random) -> Json:
    if isinstance(value, dict):
        keys = sorted(value)
        chance.shuffle(keys)
        return {key: shuffled_keys(value[key], chance) for key in keys}
    return [shuffled_keys(item, chance) for item in value] if isinstance(value, list) else value


SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(0, 2), st.sampled_from([0.0, 1.0, 1.5]), st.text("ab", max_size=1)
)  # fmt: skip
NAMES = st.sampled_from(["a", "b", "required", "enum", "allOf", "properties", "x-a", "type"])


def schemas() -> SearchStrategy[Json]:
    """Objects in which keywords stand with values of every kind, right and wrong."""
    return st.recursive(
        SCALARS,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=4)
        ),
        max_leaves=12,
    )


@given(schemas(), schemas())
def test_the_digests_are_equal_exactly_where_nothing_changed(base: Json, head: Json) -> None:
    check_equal(with_schema(a=base, allOf=base), with_schema(a=head, allOf=head))


@given(schemas(), st.randoms(use_true_random=False))
def test_the_order_of_keys_never_matters(value: Json, chance: random.Random) -> None:
    assert check_equal(
        with_schema(allOf=[value]), with_schema(allOf=[shuffled_keys(value, chance)])
    )
