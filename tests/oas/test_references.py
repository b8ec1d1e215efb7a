"""References: the files they name, the form they get, and those that are refused."""

from __future__ import annotations

import json
import posixpath
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oas.document import Document, Source, SpecVersion
from oas.errors import ContractError
from oas.json_value import Json, as_object
from oas.limits import DEFAULT_LIMITS, Limits
from oas.linking import link
from oas.loading import parse
from oas.references import find
from oas.validity import check

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}}


def reader(files: dict[str, str]) -> Callable[[str], Source]:
    """Files in memory; what is not there is refused as the disk would refuse it."""

    def read_file(path: str) -> Source:
        name = posixpath.normpath(f"specs/{path}")
        path = posixpath.relpath(name, "specs")
        if path not in files:
            raise ContractError(f"the file '{path}' does not exist", hint="add it")
        return Source(name, files[path].encode())

    return read_file


def linked(root: Json, files: dict[str, str], limits: Limits = DEFAULT_LIMITS) -> Document:
    source = Source(
        "specs/openapi.json", json.dumps({**HEAD, **as_object(root)}, indent=1).encode()
    )
    return parse(source, read_file=reader(files), limits=limits)


def schemas(document: Document) -> Json:
    return as_object(document.root["components"])["schemas"]


def with_schemas(members: Json) -> Json:
    return {"components": {"schemas": members}}


def refused(root: Json, files: dict[str, str] | None = None) -> ContractError:
    with pytest.raises(ContractError) as caught:
        linked(root, files or {})
    error = caught.value
    assert all(problem.hint and problem.message.isprintable() for problem in error.problems)
    return error


def test_references_to_files_are_followed_from_file_to_file() -> None:
    document = linked(
        with_schemas({"A": {"$ref": "./schemas/a.yaml#/A"}, "E": {"$ref": "../errors.json"}}),
        {
            "schemas/a.yaml": (
                "A: {properties: {b: {$ref: '#/B'}, c: {$ref: sub/c.json}}}\n"
                "B: {$ref: '../openapi.json#/components/schemas/E'}\n"
            ),
            "schemas/sub/c.json": '{"items": {"$ref": "../a.yaml#/B"}, "not": {"$ref": "#"}}',
            "../errors.json": '{"$ref": "specs/schemas/text.yaml"}',
            "schemas/text.yaml": "type: string\n",
        },
    )
    assert schemas(document) == {
        "A": {
            "properties": {
                "b": {"$ref": "#/components/schemas/E"},
                "c": {"$ref": "#/components/schemas/c"},
            }
        },
        "E": {"type": "string"},
        "c": {
            "items": {"$ref": "#/components/schemas/E"},
            "not": {"$ref": "#/components/schemas/c"},
        },
    }
    assert sorted(document.others) == [
        "../errors.json",
        "../specs/schemas/text.yaml",
        "schemas/a.yaml",
        "schemas/sub/c.json",
    ]


def test_what_came_from_a_file_is_known_to_come_from_there() -> None:
    document = linked(
        with_schemas({"Money": {"$ref": "money.yaml#/Amount"}}),
        {"money.yaml": "Amount: {items: {$ref: '#/Text'}}\nText: {type: string}\n"},
    )
    node = document.resolve(document.node("/components/schemas/Money/items"))
    assert (node.value, node.pointer) == ({"type": "string"}, "/components/schemas/Text")
    assert document.origin("/components/schemas/Text/type") == ("money.yaml", "/Text/type")
    assert document.origin("/components/schemas/Money") == ("money.yaml", "/Amount")
    assert document.origin("/info/title") == ("", "/info/title")
    assert document.source_of("/components/schemas/Money/items").name == "specs/money.yaml"
    assert document.source_of("/components").name == "specs/openapi.json"


def test_each_file_is_read_once() -> None:
    asked: list[str] = []

    def read_file(path: str) -> Source:
        asked.append(path)
        if path == "gone.yaml":
            raise ContractError("gone", hint="-")
        return Source(path, b'{"x": {}, "y": {"not": {"$ref": "./gone.yaml"}}}')

    references = ("a.yaml", "./a.yaml#/y", "x/../a.yaml", "%61.yaml", "gone.yaml", "gone.yaml#/y")
    used: Json = {"allOf": [{"$ref": text} for text in references]}
    root = {**HEAD, "x-not": 1, "components": {"schemas": {"A": used}}}
    with pytest.raises(ContractError) as caught:
        parse(Source("c.json", json.dumps(root).encode()), read_file=read_file)
    assert asked == ["a.yaml", "gone.yaml"]
    assert len(caught.value.problems) == 3  # each reference to it is reported


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("#/components/schemas/A", "#/components/schemas/A"),
        ("#", "#"),
        ("", "#"),
        ("#/paths/~1a~1%7Bid%7D/get", "#/paths/~1a~1{id}/get"),
        ("#/components/schemas/%C3%A9", "#/components/schemas/é"),
        ("#/components/schemas/100%", "#/components/schemas/100%"),
        ("#/components/schemas/%FF", "#/components/schemas/%FF"),
        ("openapi.json#/components/schemas/A", "#/components/schemas/A"),
        ("./openapi.json", "#"),
        ("x/../openapi.json#/a", "#/a"),
        ("a.yaml", "#/components/schemas/a"),
        ("./a.yaml#", "#/components/schemas/a"),
        ("a.yaml#/p%20q", "#/components/schemas/a/p q"),
        ("%61.yaml#/A", "#/components/schemas/a/A"),
        ("#anchored", "#/components/schemas/N"),
        ("a.yaml#there", "#/components/schemas/a/deep/0"),
        ("Named", "#/components/schemas/N"),
        ("Named#/items", "#/components/schemas/N/items"),
        ("https://example.com/n.json", "#/components/schemas/I"),
    ],
)
@pytest.mark.parametrize("in_yaml", [True, False])
def test_a_reference_gets_its_canonical_form(
    written: str, canonical: str, *, in_yaml: bool
) -> None:
    root = {
        **HEAD,
        **as_object(
            with_schemas(
                {
                    "R": {"items": {"$ref": written}, "not": {"$ref": "a.yaml"}},
                    "N": {"$anchor": "anchored", "$id": "Named", "items": {}},
                    "I": {"$id": "https://example.com/n.json"},
                    "é": {},
                }
            )
        ),
    }
    text = json.dumps(root, ensure_ascii=False)
    source = Source("specs/openapi.json", ("# YAML\n" * in_yaml + text).encode())
    files = {"a.yaml": "deep: [{$anchor: there}]\nA: {}\np q: {}\n"}
    found = as_object(schemas(parse(source, read_file=reader(files))))
    assert as_object(found["R"])["items"] == {"$ref": canonical}


@pytest.mark.parametrize(
    "spelling",
    [
        r'{"$ref":"a.json"}',
        r'{"$ref" : "a.json"}',
        '{"$ref"\n:\r\n\t"a.json"}',
        r'{"\u0024ref": "a.json"}',
        r'{"$re\u0066": "a.json"}',
        r'{"$ref": "\u0061.json"}',
        r'{"$ref": "#\/x", "items": {"$ref": "a.json"}}',
        r'{"discriminator": {"mapping": {"x": "#/y", "z": "a.json"}}}',
        r'{"discriminator": {"mapping":{"a{b" :"a.json"}}}',
        r'{"discriminator": {"ma\u0070ping": {"x": "a.json"}}}',
        r'{"discriminator": {"mapping": {"\"}": "a.json"}}}',
        r'{"a": {"mapping": {}}, "discriminator": {"mapping": {"x": "a.json"}}}',
    ],
)
def test_no_spelling_hides_a_reference(spelling: str) -> None:
    data = f'{{"openapi": "3.1.0", "components": {{"schemas": {{"A": {spelling}}}}}}}'
    document = parse(Source("c.json", data.encode()), read_file=reader({"a.json": "{}"}))
    assert list(document.others) == ["a.json"]
    assert "a.json" not in json.dumps(document.root)


def linked_alone(root: Json) -> Json:
    source = Source("c.json", json.dumps(root).encode())
    version = SpecVersion.V3_1
    result = link(source, root, version=version, nodes=9, read_file=None, limits=DEFAULT_LIMITS)
    return result.root


def test_what_needs_no_change_is_not_copied() -> None:
    root: dict[str, Json] = {"components": {"schemas": {"A": {"$ref": "#/%78"}}}, "y": {}}
    result = as_object(linked_alone(root))
    assert result["y"] is root["y"]
    assert result["components"] == {"schemas": {"A": {"$ref": "#/x"}}}
    assert root["components"] == {"schemas": {"A": {"$ref": "#/%78"}}}
    plain: Json = {"components": {"schemas": {"A": {"$ref": "#/x"}}}}
    assert linked_alone(plain) is plain


REMOTE: Json = {"$ref": "https://example.com/x.json"}
LITERALS: Json = {
    "example": {"deep": [REMOTE]},
    "default": REMOTE,
    "enum": [REMOTE],
    "const": REMOTE,
    "x-extension": {"schema": REMOTE},
    "examples": [REMOTE],
}


def test_a_ref_in_a_literal_value_is_data() -> None:
    root: Json = {
        "x-top": REMOTE,
        "paths": {
            "x-paths": REMOTE,
            "/a": {
                "get": {
                    "parameters": [{"schema": LITERALS, "examples": {"one": {"value": REMOTE}}}],
                    "responses": {
                        "200": {"links": {"next": {"parameters": REMOTE, "requestBody": REMOTE}}}
                    },
                }
            },
        },
        "components": {
            "schemas": {"A": {"properties": {"example": {"items": LITERALS}}}},
            "examples": {"B": {"value": REMOTE, "summary": "s"}},
        },
    }
    assert linked(root, {}).root == {**HEAD, **as_object(root)}


@pytest.mark.parametrize(
    "path",
    [
        "/components/schemas/A/properties/example/$ref",
        "/components/schemas/A/properties/default/$ref",
        "/components/schemas/A/properties/x-rate/$ref",
        "/components/schemas/A/properties/properties/properties/enum/$ref",
        "/components/schemas/x-schema/$ref",
        "/components/schemas/A/patternProperties/const/$ref",
        "/components/schemas/A/$defs/examples/allOf/0/$ref",
        "/components/schemas/A/allOf/0/anyOf/0/$ref",
        "/components/examples/A/$ref",
        "/components/links/A/$ref",
        "/components/callbacks/A/$ref",
        "/paths/~1a/$ref",
        "/paths/~1a/get/responses/default/$ref",
        "/paths/~1a/get/responses/200/headers/example/schema/$ref",
        "/paths/~1a/get/parameters/0/content/example/examples/default/$ref",
        "/paths/~1a/get/callbacks/default/{$request.body#~1url}/$ref",
        "/webhooks/x-hook/$ref",
        "/components/schemas/A/discriminator/mapping/dog",
    ],
)
def test_a_name_that_looks_like_a_keyword_hides_no_reference(path: str) -> None:
    value: Json = "https://example.com/x.json"
    for name in reversed(path.split("/")[1:]):
        value = [value] if name == "0" else {name.replace("~1", "/"): value}
    (problem,) = refused(value).problems
    assert (problem.code, problem.pointer) == ("remote-reference", path)


def test_a_property_named_ref_is_no_reference() -> None:
    root = with_schemas(
        {"A": {"properties": {"$ref": {"type": "string"}, "b": {"$ref": "part.json"}}}}
    )
    found = as_object(schemas(linked(root, {"part.json": "{}"})))
    there: Json = {"$ref": "#/components/schemas/part"}
    assert found["A"] == {"properties": {"$ref": {"type": "string"}, "b": there}}


def test_a_discriminator_maps_to_references_and_to_names() -> None:
    mapping: Json = {"a": "A", "b": "#/components/schemas/B", "c": "c.yaml", "d": "d.yaml#/D"}
    root = with_schemas({"P": {"discriminator": {"propertyName": "p", "mapping": mapping}}})
    files = {"c.yaml": "discriminator: {mapping: {e: 'd.yaml#/E', f: F}}", "d.yaml": "D: {}\nE: {}"}
    document = linked(root, files)
    assert document.node("/components/schemas/P/discriminator/mapping").value == {
        "a": "A",
        "b": "#/components/schemas/B",
        "c": "#/components/schemas/c",
        "d": "#/components/schemas/D",
    }
    found = document.node("/components/schemas/c/discriminator/mapping").value
    assert found == {"e": "#/components/schemas/E", "f": "F"}


def test_what_yaml_shares_keeps_its_text_where_it_is_a_literal() -> None:
    text = """\
openapi: 3.1.0
components:
  schemas:
    A: &a {items: {$ref: part.json}}
    B: {example: *a, properties: {c: *a}}
"""
    document = parse(Source("c.yaml", text.encode()), read_file=reader({"part.json": "{}"}))
    assert schemas(document) == {
        "A": {"items": {"$ref": "#/components/schemas/part"}},
        "B": {
            "example": {"items": {"$ref": "part.json"}},
            "properties": {"c": {"items": {"$ref": "#/components/schemas/part"}}},
        },
        "part": {},
    }


@pytest.mark.parametrize(
    ("reference", "code", "message"),
    [
        ("http://example.com/a.json", "remote-reference", "nothing is fetched"),
        ("https://example.com/a.json#/A", "remote-reference", "nothing is fetched"),
        ("HTTPS://example.com", "remote-reference", "nothing is fetched"),
        ("ftp://example.com/a", "remote-reference", "nothing is fetched"),
        ("file:///etc/passwd", "remote-reference", "nothing is fetched"),
        ("file:a.json", "remote-reference", "nothing is fetched"),
        ("//example.com/a.json", "remote-reference", "nothing is fetched"),
        ("C:/a.json", "remote-reference", "nothing is fetched"),
        ("urn:uuid:1", "remote-reference", "nothing is fetched"),
        ("/etc/passwd", "file-reference-outside-project", "absolute path"),
        ("%2Fetc/passwd", "file-reference-outside-project", "absolute path"),
        ("a\\b.json", "file-reference-unreadable", "character"),
        ("a%00.json", "file-reference-unreadable", "character"),
        ("a%0A.json", "file-reference-unreadable", "character"),
        ("a%23b.json", "file-reference-unreadable", "character"),
        ("gone.json", "file-reference-unreadable", "'gone.json' does not exist"),
        ("#nowhere", "unknown-anchor", "'#nowhere' names an anchor"),
        ("#twice", "unknown-anchor", "not exactly one place"),
        ("a.json#nowhere", "unknown-anchor", "'a.json#nowhere'"),
    ],
)
def test_a_reference_that_cannot_be_followed_is_refused(
    reference: str, code: str, message: str
) -> None:
    root = with_schemas(
        {
            "A": {"$ref": reference},
            "T": [{"$anchor": "twice"}, {"$anchor": "twice"}],
        }
    )
    error = refused(root, {"a.json": "{}"})
    (problem,) = error.problems
    assert (problem.code, message in problem.message) == (code, True), problem.message
    assert (problem.pointer, problem.file) == ("/components/schemas/A/$ref", "specs/openapi.json")
    assert (problem.line, problem.column) == (10, 5)
    assert error.where == problem.where


def test_all_refused_references_of_all_files_are_reported_in_one_run() -> None:
    error = refused(
        with_schemas({"A": {"$ref": "a.yaml"}, "B": {"$ref": "http://b"}, "C": {"$ref": "c.yaml"}}),
        {"a.yaml": "x: {$ref: /etc/passwd}\ny: [{$ref: gone.yaml#/a}, {$ref: '#here'}]\n"},
    )
    assert [(problem.where, problem.code) for problem in error.problems] == [
        ("specs/openapi.json:13:5", "remote-reference"),
        ("specs/openapi.json:16:5", "file-reference-unreadable"),
        ("specs/a.yaml:1:5", "file-reference-outside-project"),
        ("specs/a.yaml:2:6", "file-reference-unreadable"),
        ("specs/a.yaml:2:28", "unknown-anchor"),
    ]


def test_without_a_folder_references_to_files_are_refused() -> None:
    data = json.dumps({**HEAD, "components": {"schemas": {"A": {"$ref": "a.json"}}}})
    with pytest.raises(ContractError) as caught:
        parse(Source("git:HEAD:c.json", data.encode()))
    assert "out of reach" in caught.value.problems[0].message


@pytest.mark.parametrize(
    ("content", "where", "message"),
    [
        ("", "specs/a.yaml:1:1", "is empty"),
        ('{"a": 1,', "specs/a.yaml:1:", "neither JSON nor YAML"),
        ("a: 1\na: 2\n", "specs/a.yaml:2:1", "names a key twice"),
        ("a: !x 1\n", "specs/a.yaml:1:4", "cannot be followed"),
        ("[" * 200, "specs/a.yaml:1:", "100 deep"),
    ],
)
def test_an_unreadable_file_is_refused_at_its_own_place(
    content: str, where: str, message: str
) -> None:
    with pytest.raises(ContractError) as caught:
        linked(with_schemas({"A": {"$ref": "a.yaml"}}), {"a.yaml": content})
    assert caught.value.where.startswith(where)
    assert message in caught.value.message


def test_the_limits_are_those_of_all_files_together() -> None:
    root = with_schemas({"A": {"$ref": "a.yaml"}})
    files = {"a.yaml": "b: {$ref: b.yaml}\nc: &c [1, 1, 1]\nd: [*c, *c, *c]\n", "b.yaml": "[1, 1]"}
    for kind, most in (("files", 2), ("values", 25), ("bytes", 200)):
        limits = {"files": Limits(files=2), "values": Limits(nodes=25), "bytes": Limits(bytes=200)}
        with pytest.raises(ContractError, match=rf"the contract has \d+ {kind}; at most {most}"):
            linked(root, files, limits[kind])
    assert linked(root, files).others


def test_a_file_that_refers_back_into_the_contracts_folder_makes_no_second_copy() -> None:
    files = {
        "../common/errors.yaml": "E: {$ref: '../specs/openapi.json#/x'}\n",
        "openapi.json": json.dumps(
            {**HEAD, **as_object(with_schemas({"A": {"$ref": "../common/errors.yaml#/E"}}))},
            indent=1,
        ),
    }
    document = linked(with_schemas({"A": {"$ref": "../common/errors.yaml#/E"}}), files)
    assert list(document.others) == ["../common/errors.yaml"]
    assert schemas(document) == {"A": {"$ref": "#/x"}}


def test_a_ring_of_files_ends() -> None:
    link = '{{"a": {{"not": {{"$ref": "{}.json#/a"}}}}}}'
    files = {f"{n}.json": link.format((n + 1) % 500) for n in range(500)}
    start = time.process_time()
    document = linked(with_schemas({"A": {"$ref": "0.json#/a"}}), files)
    assert len(document.others) == 500
    assert len(as_object(schemas(document))) == 500
    assert time.process_time() - start < 3


def test_a_ring_of_references_that_say_nothing_else_is_left_to_be_judged() -> None:
    files = {f"{n}.json": f'{{"$ref": "{(n + 1) % 500}.json"}}' for n in range(500)}
    start = time.process_time()
    document = linked(with_schemas({"A": {"$ref": "0.json"}}), files)
    assert "reference-endless" in {problem.code for problem in check(document)}
    assert time.process_time() - start < 3


NAMES = st.sampled_from(["a", "properties", "items", "example", "x-y", "$ref", "allOf", "mapping"])
VALUES = st.recursive(
    st.sampled_from(["#/a", "#/a%7B", "#", "a", 1, None]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(value=VALUES, indent=st.sampled_from([None, 2]), is_escaped=st.booleans())
def test_looking_at_the_bytes_first_changes_nothing(
    value: Json, indent: int | None, *, is_escaped: bool
) -> None:
    """A JSON file that is not walked has nothing that a walk would have changed."""
    text = json.dumps({"openapi": "3.1.0", "x": value, "components": value}, indent=indent)
    if is_escaped:
        text = text.replace("ref", r"\u0072ef").replace("#/", r"#\/")
    files = reader({"a": "{}"})
    assert _result(text, files) == _result(
        "# YAML is always walked\n" + text.replace(r"\/", "/"), files
    )


def _result(text: str, files: Callable[[str], Source]) -> Json:
    return parse(Source("c.json", text.encode()), read_file=files).root


def test_references_are_found_in_the_order_of_the_text() -> None:
    value: Json = {"b": {"$ref": "1"}, "a": [{"$ref": "2"}, {"c": {"$ref": "3"}}], "$ref": "0"}
    assert [reference.text for reference in find(value).references] == ["0", "1", "2", "3"]
